package io.salesflow.sandbox.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** HubSpot's policies: so many calls in any ten seconds, or any second for searches. Refused calls do not count. */
final class RateLimit {

    static final int NONE = 0;

    /** Whether a call may pass, what the headers of its answer say, and how long to wait if it may not. */
    record Decision(boolean allowed, String policy, Map<String, String> headers, Duration retryAfter) {}

    private final String policy;
    private final Duration window;
    private final boolean isTold;
    private final int maximum;
    private final InstantSource clock;
    private final Deque<Instant> calls = new ArrayDeque<>();

    private RateLimit(String policy, Duration window, boolean isTold, int maximum, InstantSource clock) {
        this.policy = policy;
        this.window = window;
        this.isTold = isTold;
        this.maximum = maximum;
        this.clock = clock;
    }

    static RateLimit tenSecondly(int maximum, InstantSource clock) {
        return new RateLimit("TEN_SECONDLY_ROLLING", Duration.ofSeconds(10), true, maximum, clock);
    }

    /** The policy of searches, of which their answers tell nothing. */
    static RateLimit secondly(int maximum, InstantSource clock) {
        return new RateLimit("SECONDLY", Duration.ofSeconds(1), false, maximum, clock);
    }

    synchronized Decision next() {
        if (maximum == NONE) {
            return new Decision(true, policy, Map.of(), Duration.ZERO);
        }
        Instant now = clock.instant();
        while (!calls.isEmpty() && !calls.peekFirst().plus(window).isAfter(now)) {
            calls.removeFirst();
        }
        boolean allowed = calls.size() < maximum;
        if (allowed) {
            calls.addLast(now);
        }
        Duration untilOneLeaves = Duration.between(now, calls.peekFirst().plus(window));
        return new Decision(allowed, policy, isTold ? headers() : Map.of(), roundedUpToSeconds(untilOneLeaves));
    }

    synchronized void clear() {
        calls.clear();
    }

    private Map<String, String> headers() {
        return Map.of(
                "X-HubSpot-RateLimit-Max", Integer.toString(maximum),
                "X-HubSpot-RateLimit-Remaining", Integer.toString(maximum - calls.size()),
                "X-HubSpot-RateLimit-Interval-Milliseconds", Long.toString(window.toMillis()));
    }

    private static Duration roundedUpToSeconds(Duration duration) {
        return Duration.ofSeconds(duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
