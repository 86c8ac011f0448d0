package io.salesflow.camel.feed;

/** Whether a feed is still ours: a process that was paused may have been deposed meanwhile. Not safe for several threads. */
final class Ownership {
    private static final long NANOSECONDS_UNTIL_LOOKED_UP = 1_000_000_000;

    private final FeedStore store;
    private final String feedId;
    private long epoch;
    private long lastSeen;

    Ownership(FeedStore store, String feedId) {
        this.store = store;
        this.feedId = feedId;
    }

    /** Takes the feed over; returns the epoch. */
    long takeOver() {
        lastSeen = System.nanoTime();
        epoch = store.takeOver(feedId);
        return epoch;
    }

    /** Looks it up in the store. */
    void check() {
        long now = System.nanoTime();
        long current = store.epoch(feedId);
        if (current != epoch) {
            throw new FencedException(feedId, epoch, current);
        }
        lastSeen = now;
    }

    /** Looks it up if it was last seen more than a second ago. Nobody is deposed for a pause that is shorter. */
    void checkAfterPause() {
        if (System.nanoTime() - lastSeen > NANOSECONDS_UNTIL_LOOKED_UP) {
            check();
        }
    }
}
