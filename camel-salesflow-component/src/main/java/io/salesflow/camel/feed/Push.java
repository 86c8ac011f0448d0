package io.salesflow.camel.feed;

/**
 * What becomes of an element that was pushed.
 *
 * @param outcome which of the three
 * @param change what is to be delivered, or null
 */
public record Push(Outcome outcome, Change change) {
    static final Push KNOWN = new Push(Outcome.KNOWN, null);
    /** The outcome of what a scan will find. */
    public static final Push LEFT_TO_SCAN = new Push(Outcome.LEFT_TO_SCAN, null);

    /** What becomes of it. */
    public enum Outcome {
        /** It is to be delivered now, by the one who pushed it. */
        TO_BE_DELIVERED,
        /** It was delivered as it is, or is none that the feed delivers. */
        KNOWN,
        /** The next scan of the whole list, which is due now, will find it. */
        LEFT_TO_SCAN
    }
}
