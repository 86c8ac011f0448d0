package io.salesflow.camel.feed;

import java.time.Instant;

/**
 * A change that waits for its delivery.
 *
 * @param change the change
 * @param entry what the ledger will know once it was delivered; empty if the element is then forgotten
 */
record PendingChange(Change change, byte[] entry) {

    /** Oldest first; what has no time before what has one, and what is gone without a time at the end. */
    Instant order() {
        if (change.time() != null) {
            return change.time();
        }
        return change.kind() == Change.Kind.DELETED ? Instant.MAX : Instant.MIN;
    }
}
