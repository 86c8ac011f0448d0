package io.salesflow.sandbox.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** HubSpot's policy TEN_SECONDLY_ROLLING: so many calls in any ten seconds. Refused calls do not count. */
final class RateLimit {

    static final int NONE = 0;

    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** Whether a call may pass, what the headers of its answer say, and how long to wait if it may not. */
    record Decision(boolean allowed, Map<String, String> headers, Duration retryAfter) {}

    private final int maximum;
    private final InstantSource clock;
    private final Deque<Instant> calls = new ArrayDeque<>();

    RateLimit(int maximum, InstantSource clock) {
        this.maximum = maximum;
        this.clock = clock;
    }

    synchronized Decision next() {
        if (maximum == NONE) {
            return new Decision(true, Map.of(), Duration.ZERO);
        }
        Instant now = clock.instant();
        while (!calls.isEmpty() && !calls.peekFirst().plus(WINDOW).isAfter(now)) {
            calls.removeFirst();
        }
        boolean allowed = calls.size() < maximum;
        if (allowed) {
            calls.addLast(now);
        }
        Duration untilOneLeaves = Duration.between(now, calls.peekFirst().plus(WINDOW));
        return new Decision(allowed, headers(), roundedUpToSeconds(untilOneLeaves));
    }

    synchronized void clear() {
        calls.clear();
    }

    private Map<String, String> headers() {
        return Map.of(
                "X-HubSpot-RateLimit-Max", Integer.toString(maximum),
                "X-HubSpot-RateLimit-Remaining", Integer.toString(maximum - calls.size()),
                "X-HubSpot-RateLimit-Interval-Milliseconds", Long.toString(WINDOW.toMillis()));
    }

    private static Duration roundedUpToSeconds(Duration duration) {
        return Duration.ofSeconds(duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
