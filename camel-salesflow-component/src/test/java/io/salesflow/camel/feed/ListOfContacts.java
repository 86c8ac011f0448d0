package io.salesflow.camel.feed;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of contacts without a server, and feeds of it. */
final class ListOfContacts implements ElementSource {
    static final String FEED = "contacts";

    private final List<Contact> contacts = new ArrayList<>();

    /** Adds contacts of those numbers, or replaces them. */
    ListOfContacts with(String company, long... memberIds) {
        for (long memberId : memberIds) {
            contacts.removeIf(contact -> contact.memberId() == memberId);
            contacts.add(contact(memberId, company));
        }
        return this;
    }

    static FeedSettings settings() {
        return new FeedSettings(
                FEED,
                FeedSettings.Backfill.ALL,
                FeedSettings.Scan.FULL,
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                Set.of(Kind.values()),
                Set.of(),
                5,
                false,
                false,
                3);
    }

    /** A feed that has taken the list over, with digests of a version. */
    static Feed feed(FeedStore store, int digestVersion) {
        Digest digest = new Digest(Contact.class, Set.of(), digestVersion);
        Feed feed = new Feed(settings(), io.salesflow.camel.api.Elements.CONTACTS, store, Instant::now, digest);
        feed.takeOver();
        return feed;
    }

    /** Scans, and delivers all that there is. */
    List<String> deliveredBy(Feed feed) {
        feed.scan(this);
        List<Change> changes = new ArrayList<>();
        while (feed.hasNext()) {
            List<Change> taken = feed.take(Integer.MAX_VALUE);
            taken.forEach(feed::delivered);
            changes.addAll(taken);
        }
        feed.settle();
        return changes.stream()
                .map(change -> change.kind() + " " + change.identity())
                .toList();
    }

    @Override
    public boolean isFilterable() {
        return false;
    }

    @Override
    public ElementSource.Elements read(Instant from) {
        Iterator<Contact> all = List.copyOf(contacts).iterator();
        return new ElementSource.Elements() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public SalesflowRecord next() {
                return all.next();
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    static Contact contact(long memberId, String company) {
        return new Contact(
                memberId,
                null,
                "Ada",
                null,
                null,
                null,
                null,
                company,
                null,
                null,
                null,
                null,
                Instant.parse("2026-01-01T00:00:00Z").minusSeconds(memberId),
                null,
                null,
                null,
                Map.of());
    }
}
