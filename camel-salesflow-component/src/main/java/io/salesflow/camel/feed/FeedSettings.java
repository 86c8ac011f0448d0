package io.salesflow.camel.feed;

import io.salesflow.camel.api.MemberStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * How a feed works.
 *
 * @param feedId the name under which the store knows it
 * @param backfill what the first scan delivers
 * @param scan which scans there are
 * @param fullScanEvery the time between two full scans where there are filtered ones too
 * @param lookback how far before the newest time in the data a filtered scan begins
 * @param kinds the changes that are delivered; the others are only noted
 * @param statuses the contacts that are looked at, by their flags; empty for all
 * @param maxAttempts how often a change is tried before it is exhausted
 * @param isHeldWhenExhausted whether an exhausted change is tried for ever rather than parked
 * @param isPreviousKept whether the store keeps each element as it was, to deliver it with its update or end
 * @param mostInMemory how many changes of a scan are kept in memory; the others wait in temporary files
 */
public record FeedSettings(
        String feedId,
        Backfill backfill,
        Scan scan,
        Duration fullScanEvery,
        Duration lookback,
        Set<Change.Kind> kinds,
        Set<MemberStatus.Flag> statuses,
        int maxAttempts,
        boolean isHeldWhenExhausted,
        boolean isPreviousKept,
        int mostInMemory) {

    /** Which scans there are. */
    public enum Scan {
        /** The whole list each time. */
        FULL,
        /** Only what the server says has changed; the first one is full. Not complete: see the contract, 2. */
        FILTERED,
        /** Filtered ones, and a full one at first, in regular intervals and after any failure. */
        AUTO
    }

    /**
     * What the first scan delivers.
     *
     * @param from only what has this time or a later one; {@link Instant#MIN} for all, {@link Instant#MAX} for nothing
     */
    public record Backfill(Instant from) {
        public static final Backfill ALL = new Backfill(Instant.MIN);
        public static final Backfill NONE = new Backfill(Instant.MAX);

        /** Whether an element of that time, which may be null, is delivered. */
        boolean takes(Instant time) {
            return from.equals(Instant.MIN) || time != null && !time.isBefore(from);
        }
    }
}
