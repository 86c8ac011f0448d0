package io.salesflow.camel.routes.hubspot;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Whether a failed call is sent again, and when: later each time, and never before HubSpot wants it. */
final class HubSpotRetries {
    private static final double JITTER = 0.3;
    private static final int MOST_DOUBLINGS = 20;

    private final int most;
    private final Duration delay;
    private final Duration longestWait;

    HubSpotRetries(HubSpotSettings settings) {
        most = settings.retries();
        delay = settings.retryDelay();
        longestWait = settings.longestWait();
    }

    /** Whether the call may succeed if it is sent again soon; if HubSpot asks for more patience than we have, it may not. */
    boolean isWorthwhile(int attempt, HubSpotException failure) {
        return attempt <= most
                && failure.isPassing()
                && (failure.askedWait() == null || failure.askedWait().compareTo(longestWait) <= 0);
    }

    /** What HubSpot asks for, or else twice as long as the last time, and a little more or less than others wait. */
    Duration waitAfter(int attempt, HubSpotException failure) {
        if (failure.askedWait() != null) {
            return failure.askedWait();
        }
        long doubled = delay.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        double jitter = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofMillis((long) (Math.min(doubled, longestWait.toMillis()) * jitter));
    }
}
