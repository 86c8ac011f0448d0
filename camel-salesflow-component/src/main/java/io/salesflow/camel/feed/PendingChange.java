package io.salesflow.camel.feed;

import java.time.Instant;

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

    /** Oldest first; what has no time before what has one, and what is gone without a time at the end. */
    Instant order() {
        if (change.time() != null) {
            return change.time();
        }
        return change.kind() == Change.Kind.DELETED ? Instant.MAX : Instant.MIN;
    }
}
