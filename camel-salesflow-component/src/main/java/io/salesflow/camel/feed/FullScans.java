package io.salesflow.camel.feed;

import java.time.Instant;

/** When the whole list is to be read. Not safe for several threads. */
final class FullScans {
    private final FeedSettings settings;
    private boolean isDue = true;
    private boolean isAskedFor;
    private boolean isAnswering;

    FullScans(FeedSettings settings) {
        this.settings = settings;
    }

    /** One is due, whatever the scan that is open now comes to. */
    void ask() {
        isDue = true;
        isAskedFor = true;
    }

    /** Begins a scan, which until it is complete is followed by a full one; returns whether it is one itself. */
    boolean begin(FeedState state, boolean isFilterable, Requests.Open asked, Instant now) {
        boolean isFull = isFull(state, isFilterable, asked, now);
        isDue = true;
        isAnswering |= isAskedFor;
        isAskedFor = false;
        return isFull;
    }

    /** The scan that began last is complete. */
    void completed() {
        isDue = isAskedFor;
        isAnswering = false;
    }

    /** When the next one is due; null if that is with the next poll. */
    Instant next(FeedState state) {
        return isDue || state == null || state.lastFullScan() == null
                ? null
                : state.lastFullScan().plus(settings.fullScanEvery());
    }

    private boolean isFull(FeedState state, boolean isFilterable, Requests.Open asked, Instant now) {
        if (settings.scan() == FeedSettings.Scan.FULL
                || !isFilterable
                || state.watermark() == null
                || isAskedFor
                || isAnswering
                || asked.isFullScan()) {
            return true;
        }
        Instant next = next(state);
        return settings.scan() == FeedSettings.Scan.AUTO && (next == null || !now.isBefore(next));
    }
}
