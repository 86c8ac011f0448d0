package io.salesflow.camel.feed;

import java.time.Instant;

/**
 * A scan whose changes are being delivered.
 *
 * @param begin when it began, by the local clock
 * @param isFull whether the whole list was read
 * @param newest the newest time in its data, or null
 * @param isClean whether all that came to its end was delivered or parked
 */
record OpenScan(Instant begin, boolean isFull, Instant newest, boolean isClean) {
    /** The same, of which something is to come again. */
    OpenScan failed() {
        return new OpenScan(begin, isFull, newest, false);
    }
}
