package io.salesflow.camel.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * What a feed does, in the process where it runs.
 *
 * @param isScanning whether the list is being read
 * @param lastScan the last scan that was read to its end, or null
 * @param complete when the last scan began of which everything was delivered or parked, or null
 */
public record FeedActivity(boolean isScanning, ScanSummary lastScan, Instant complete) {
    static final FeedActivity NONE = new FeedActivity(false, null, null);

    FeedActivity scanning(boolean isNow) {
        return new FeedActivity(isNow, lastScan, complete);
    }

    FeedActivity scanned(ScanSummary scan) {
        return new FeedActivity(false, scan, complete);
    }

    FeedActivity completed(Instant begin) {
        return new FeedActivity(isScanning, lastScan, begin);
    }

    /**
     * What a scan found.
     *
     * @param begin when it began, by the local clock
     * @param took how long it took to read the list and compare it
     * @param isFull whether the whole list was read
     * @param seen how many elements there were
     * @param changes how many of them are to be delivered
     */
    public record ScanSummary(Instant begin, Duration took, boolean isFull, long seen, long changes) {}
}
