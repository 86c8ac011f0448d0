package io.salesflow.camel.routes.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many calls HubSpot takes in an interval, as its answers tell, and how many of them are left for us: others may use the
 * account, too. For several threads.
 */
final class CallRate {
    private final Deque<Instant> sent = new ArrayDeque<>();
    private int most;
    private Duration interval;
    private int ofOthers;
    private Instant othersUntil = Instant.MIN;

    CallRate(int most, Duration interval) {
        this.most = most;
        this.interval = interval;
    }

    /** Takes a place for a call; or tells how long to wait before asking again. */
    synchronized Duration take(Instant now) {
        while (!sent.isEmpty() && !sent.peekFirst().plus(interval).isAfter(now)) {
            sent.removeFirst();
        }
        if (!othersUntil.isAfter(now)) {
            ofOthers = 0;
        }
        if (sent.size() + ofOthers < most) {
            sent.addLast(now);
            return Duration.ZERO;
        }
        Instant next = sent.isEmpty() ? othersUntil : sent.peekFirst().plus(interval);
        return Duration.between(now, ofOthers > 0 && othersUntil.isBefore(next) ? othersUntil : next);
    }

    /** What an answer says: the most calls in the interval, and how many were left when it was given. */
    synchronized void told(int mostNow, int remaining, Duration intervalNow, Instant now) {
        if (mostNow < 1 || intervalNow.isNegative() || intervalNow.isZero()) {
            return;
        }
        most = mostNow;
        interval = intervalNow;
        ofOthers = Math.max(0, mostNow - remaining - sent.size());
        othersUntil = now.plus(intervalNow);
    }
}
