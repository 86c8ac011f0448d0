package io.salesflow.camel.webhook;

import java.util.concurrent.atomic.LongAdder;

/** What came in and what became of it, since the start. */
public final class WebhookStatistics {
    private final LongAdder received = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder mended = new LongAdder();

    /** Calls that were well-formed events of who may call. */
    public LongAdder received() {
        return received;
    }

    /** Events that the route took. */
    public LongAdder delivered() {
        return delivered;
    }

    /** Attempts of the route that failed. */
    public LongAdder failed() {
        return failed;
    }

    /** Events that were parked. */
    public LongAdder parked() {
        return parked;
    }

    /** Calls that were answered 4xx. */
    public LongAdder refused() {
        return refused;
    }

    /** Calls that were answered 503 because there were too many. */
    public LongAdder turnedAway() {
        return turnedAway;
    }

    /** Differences in the registration that were mended after the first time. */
    public LongAdder mended() {
        return mended;
    }
}
