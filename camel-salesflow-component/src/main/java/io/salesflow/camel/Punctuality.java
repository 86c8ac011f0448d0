package io.salesflow.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a feed is late: if nothing came to its end, neither a page of a scan nor a delivery, for three times as long as it waits
 * between two polls while it backs off most, and for as long as {@code fullScanEvery}, and for a minute. A feed that is not
 * polled at a fixed delay, such as one on a cron, can be late only while a poll is under way.
 *
 * @param between the longest wait between two polls; null if nobody knows when the next poll is due
 * @param fullScanEvery within which time the whole list is to be read
 * @param lastProgress when something came to its end, or the feed was started; null if it never was
 * @param pollBegan when the poll that is under way began; null if none is
 */
record Punctuality(Duration between, Duration fullScanEvery, Instant lastProgress, Instant pollBegan) {
    private static final int POLLS_MISSED = 3;
    private static final Duration LEAST = Duration.ofMinutes(1);

    /** How the feed is late at that time; empty if it is not. */
    Optional<Late> late(Instant now) {
        Instant since = since();
        Duration limit = limit();
        return since == null || Duration.between(since, now).compareTo(limit) <= 0
                ? Optional.empty()
                : Optional.of(new Late(since, limit));
    }

    private Instant since() {
        if (between != null) {
            return lastProgress;
        }
        return pollBegan == null || lastProgress == null || pollBegan.isAfter(lastProgress) ? pollBegan : lastProgress;
    }

    private Duration limit() {
        Duration missed = between == null ? LEAST : between.multipliedBy(POLLS_MISSED);
        Duration longer = missed.compareTo(fullScanEvery) > 0 ? missed : fullScanEvery;
        return longer.compareTo(LEAST) > 0 ? longer : LEAST;
    }

    /**
     * How a feed is late.
     *
     * @param since since when nothing came to its end
     * @param limit how long that may be so
     */
    record Late(Instant since, Duration limit) {}
}
