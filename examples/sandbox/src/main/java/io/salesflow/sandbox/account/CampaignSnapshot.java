package io.salesflow.sandbox.account;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The contacts of one campaign at one moment. Later changes don't show. */
public final class CampaignSnapshot {

    /** Takes the contacts of a campaign, whole pages of them where possible. */
    public interface Visitor<X extends Exception> {

        /** A page whose contacts are all in the campaign. */
        void page(ContactPage page) throws X;

        /** A contact. */
        void contact(Contact contact) throws X;
    }

    private final ContactSnapshot contacts;
    private final int campaignId;
    private final int firstSeeded;
    private final int seededCount;
    private final Positions.View added;

    CampaignSnapshot(ContactSnapshot contacts, int campaignId, int firstSeeded, int seededCount, Positions.View added) {
        this.contacts = contacts;
        this.campaignId = campaignId;
        this.firstSeeded = firstSeeded;
        this.seededCount = seededCount;
        this.added = added;
    }

    /** The contacts one by one. */
    public Stream<Contact> stream() {
        return IntStream.range(0, size())
                .map(this::positionAt)
                .mapToObj(contacts::at)
                .filter(Objects::nonNull)
                .filter(contact -> contact.isIn(campaignId));
    }

    /** The contacts in the same order, whole pages of them where possible. */
    public <X extends Exception> void visit(Visitor<X> visitor) throws X {
        int place = 0;
        while (place < size()) {
            int position = positionAt(place);
            ContactPage page = contacts.pageOf(position);
            if (startsWholePage(place, position, page)) {
                visitor.page(page);
                place += page.length();
            } else {
                Contact contact = contacts.at(position);
                if (contact != null && contact.isIn(campaignId)) {
                    visitor.contact(contact);
                }
                place++;
            }
        }
    }

    private boolean startsWholePage(int place, int position, ContactPage page) {
        int last = page.length() - 1;
        return position % ContactPage.SIZE == 0
                && place + last < size()
                && added.increasing()
                && positionAt(place + last) == position + last
                && page.isWhollyIn(campaignId);
    }

    private int size() {
        return seededCount + added.size();
    }

    private int positionAt(int place) {
        return place < seededCount ? firstSeeded + place : added.at(place - seededCount);
    }
}
