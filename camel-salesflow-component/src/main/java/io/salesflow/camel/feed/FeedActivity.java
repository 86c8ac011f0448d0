package io.salesflow.camel.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a feed does, in the process where it runs.
 *
 * @param isScanning whether the list is being read
 * @param scans the latest scans that were read to their end, the last one last; at most 240
 * @param complete when the last scan began of which everything was delivered or parked, or null
 */
public record FeedActivity(boolean isScanning, List<ScanSummary> scans, Instant complete) {
    static final FeedActivity NONE = new FeedActivity(false, List.of(), null);

    /** Four hours, of a poll a minute. */
    private static final int MOST_SCANS = 240;

    /** Takes what it does; the scans are copied. */
    public FeedActivity {
        scans = List.copyOf(scans);
    }

    /** The last scan that was read to its end, or null. */
    public ScanSummary lastScan() {
        return scans.isEmpty() ? null : scans.get(scans.size() - 1);
    }

    FeedActivity scanning(boolean isNow) {
        return new FeedActivity(isNow, scans, complete);
    }

    FeedActivity scanned(ScanSummary scan) {
        List<ScanSummary> all =
                new ArrayList<>(scans.subList(Math.max(0, scans.size() - MOST_SCANS + 1), scans.size()));
        all.add(scan);
        return new FeedActivity(false, all, complete);
    }

    FeedActivity completed(Instant begin) {
        return new FeedActivity(isScanning, scans, begin);
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
