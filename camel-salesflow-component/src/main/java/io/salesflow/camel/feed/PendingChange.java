package io.salesflow.camel.feed;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change that waits for its delivery.
 *
 * @param change the change
 * @param entry what the ledger will know once it was delivered; empty if the element is then forgotten
 * @param announcement the number under which the ledger has it already ({@link Announcements}), or 0
 */
record PendingChange(Change change, byte[] entry, int announcement) {

    PendingChange(Change change, byte[] entry) {
        this(change, entry, 0);
    }

    /** The same, announced. */
    PendingChange announced(int number) {
        return new PendingChange(change, entry, number);
    }

    /** The same at a later attempt. */
    PendingChange attempted(int attempt) {
        return new PendingChange(
                new Change(
                        change.kind(),
                        change.identity(),
                        change.time(),
                        change.element(),
                        change.changedFields(),
                        change.previous(),
                        attempt),
                entry,
                announcement);
    }

    /**
     * The same with what was parked of the element before, or null: nobody got that, so whoever takes this one learns that the
     * element is new, or all that has changed since the one that was delivered.
     */
    PendingChange after(Change parked, Digest digest) {
        if (parked == null || change.kind() != Change.Kind.UPDATED || parked.kind() == Change.Kind.DELETED) {
            return this;
        }
        Change all = new Change(
                parked.kind(),
                change.identity(),
                change.time(),
                change.element(),
                fieldsSince(parked, digest),
                parked.previous(),
                change.attempt());
        return new PendingChange(all, entry, announcement);
    }

    private List<String> fieldsSince(Change parked, Digest digest) {
        if (parked.kind() == Change.Kind.NEW) {
            return List.of();
        }
        if (parked.previous() != null) {
            return digest.changedFields(parked.previous(), change.element());
        }
        return Stream.concat(parked.changedFields().stream(), change.changedFields().stream())
                .distinct()
                .toList();
    }

    /** Oldest first; what has no time before what has one, and what is gone without a time at the end. */
    Instant order() {
        if (change.time() != null) {
            return change.time();
        }
        return change.kind() == Change.Kind.DELETED ? Instant.MAX : Instant.MIN;
    }
}
