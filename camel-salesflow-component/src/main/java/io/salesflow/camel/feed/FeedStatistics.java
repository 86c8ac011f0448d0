package io.salesflow.camel.feed;

import java.util.concurrent.atomic.LongAdder;

/** What was read of a list, and what became of its changes, since the feed was started. */
public final class FeedStatistics {
    private final LongAdder seen = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder parked = new LongAdder();

    /** Elements that scans saw. */
    public LongAdder seen() {
        return seen;
    }

    /** Changes that the route took. */
    public LongAdder delivered() {
        return delivered;
    }

    /** Deliveries that failed, each attempt for itself. */
    public LongAdder failed() {
        return failed;
    }

    /** Changes that were given up. */
    public LongAdder parked() {
        return parked;
    }
}
