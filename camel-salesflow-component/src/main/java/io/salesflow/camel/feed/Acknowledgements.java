package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;

/**
 * What became of changes, on its way into the store: many at once, as each write takes its time. What could not be written
 * stays to be written. Not safe for several threads.
 */
final class Acknowledgements {
    private static final int LEAST_WRITTEN_AT_ONCE = 100;

    private final FeedStore store;
    private final String feedId;
    private final Parking parking;
    private final Announcements announcements;
    private long epoch;
    private FeedWrite unwritten = new FeedWrite();
    private int count;
    private int writtenAtOnce = LEAST_WRITTEN_AT_ONCE;

    Acknowledgements(FeedStore store, String feedId, Parking parking, Announcements announcements) {
        this.store = store;
        this.feedId = feedId;
        this.parking = parking;
        this.announcements = announcements;
    }

    /** Begins anew, with what an earlier epoch left unwritten forgotten. */
    void begin(long newEpoch) {
        epoch = newEpoch;
        unwritten = new FeedWrite();
        count = 0;
    }

    /** So many changes are in one exchange: to write before its end would save nothing, for they all end together. */
    void tookAtOnce(int changes) {
        writtenAtOnce = Math.max(LEAST_WRITTEN_AT_ONCE, changes);
    }

    void delivered(PendingChange pending) {
        note(pending);
        parking.removeDelivered(pending.change().identity(), unwritten);
        counted();
    }

    void parked(PendingChange pending, String reason) {
        note(pending);
        parking.park(pending, reason, unwritten);
        counted();
    }

    void failed(PendingChange pending) {
        unwritten.put(Section.ATTEMPTS, pending.change().identity(), Attempts.bytes(pending));
        counted();
    }

    /** A scan whose changes are all delivered or parked. */
    void completed(FeedState state) {
        state.addTo(unwritten);
        write();
    }

    void write() {
        announcements.addTo(unwritten);
        if (!unwritten.isEmpty()) {
            store.write(feedId, epoch, unwritten);
        }
        unwritten = new FeedWrite();
        count = 0;
    }

    /** Puts what is known of the element now into the ledger. */
    private void note(PendingChange pending) {
        String identity = pending.change().identity();
        if (pending.announcement() > 0) {
            announcements.delivered(pending.announcement());
        } else if (pending.entry().length == 0) {
            unwritten.remove(Section.LEDGER, identity).remove(Section.MISSING, identity);
        } else {
            unwritten.put(Section.LEDGER, identity, pending.entry());
        }
        if (pending.change().attempt() > 1) {
            unwritten.remove(Section.ATTEMPTS, identity);
        }
    }

    private void counted() {
        count++;
        if (count >= writtenAtOnce) {
            write();
        }
    }
}
