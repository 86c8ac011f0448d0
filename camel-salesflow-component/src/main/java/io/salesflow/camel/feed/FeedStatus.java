package io.salesflow.camel.feed;

import java.time.Instant;

/**
 * What is known of a feed, wherever it runs.
 *
 * @param feedId the feed
 * @param elements what its list holds, such as CONTACTS
 * @param epoch how often it was taken over
 * @param hasBegun whether a first scan was completed
 * @param watermark the newest time that was seen in the data of a complete scan, or null
 * @param lastFullScan when the last complete scan of the whole list ended, or null
 * @param known how many elements are in the ledger
 * @param failing how many changes failed and are tried again
 * @param parked how many changes were given up
 * @param isScanAskedFor whether the next scan will be one of the whole list because somebody asked for it
 * @param resetFrom the time in the data from which the next scan delivers everything again, or null
 * @param here what it does in this process, or null if it runs elsewhere or nowhere
 */
public record FeedStatus(
        String feedId,
        String elements,
        long epoch,
        boolean hasBegun,
        Instant watermark,
        Instant lastFullScan,
        long known,
        long failing,
        long parked,
        boolean isScanAskedFor,
        Instant resetFrom,
        FeedActivity here) {

    /** The same, with what the feed does in this process. */
    public FeedStatus with(FeedActivity activity) {
        return new FeedStatus(
                feedId,
                elements,
                epoch,
                hasBegun,
                watermark,
                lastFullScan,
                known,
                failing,
                parked,
                isScanAskedFor,
                resetFrom,
                activity);
    }
}
