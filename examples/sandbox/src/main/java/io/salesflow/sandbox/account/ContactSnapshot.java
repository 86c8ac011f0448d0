package io.salesflow.sandbox.account;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All contacts of an account at one moment. Later changes don't show. */
public final class ContactSnapshot implements Iterable<Contact> {

    private final List<ContactPage> pages;
    private final int firstMemberId;

    ContactSnapshot(List<ContactPage> pages, int firstMemberId) {
        this.pages = pages;
        this.firstMemberId = firstMemberId;
    }

    /** The pages, in the order in which the contacts were added. */
    public List<ContactPage> pages() {
        return pages;
    }

    /** The contacts in the order in which they were added. */
    public Stream<Contact> stream() {
        return pages.stream().flatMap(ContactSnapshot::streamOf);
    }

    /** The contact of an id, unless it was deleted. */
    public Optional<Contact> find(int memberId) {
        int position = memberId - firstMemberId;
        int page = position / ContactPage.SIZE;
        boolean there = position >= 0
                && page < pages.size()
                && position % ContactPage.SIZE < pages.get(page).length();
        return there ? Optional.ofNullable(at(position)) : Optional.empty();
    }

    @Override
    public Iterator<Contact> iterator() {
        return stream().iterator();
    }

    ContactPage pageOf(int position) {
        return pages.get(position / ContactPage.SIZE);
    }

    Contact at(int position) {
        return pageOf(position).at(position % ContactPage.SIZE);
    }

    private static Stream<Contact> streamOf(ContactPage page) {
        return IntStream.range(0, page.length()).mapToObj(page::at).filter(Objects::nonNull);
    }
}
