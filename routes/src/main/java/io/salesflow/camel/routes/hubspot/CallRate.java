package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.routes.targets.CallLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.camel.util.TimeUtils;

/**
 * How many calls HubSpot takes in an interval, as its answers tell, and how many of them are left for us: others may use the
 * account, too. HubSpot counts a call when it arrives there, which is some time between its sending and its answer; so a call
 * keeps its place until an interval after it has ended. For several threads.
 */
final class CallRate {
    private final Deque<Instant> ended = new ArrayDeque<>();
    private int underWay;
    private int most;
    private Duration interval;
    private int ofOthers;
    private Instant othersUntil = Instant.MIN;

    CallRate(int most, Duration interval) {
        this.most = most;
        this.interval = interval;
    }

    /** Takes a place for a call, which must then be told as {@link #ended}; or tells how long to wait before asking again. */
    synchronized Duration take(Instant now) {
        forgetWhatIsOver(now);
        if (ended.size() + underWay + ofOthers < most) {
            underWay++;
            return Duration.ZERO;
        }
        Instant next = ended.isEmpty() ? now.plus(interval) : ended.peekFirst().plus(interval);
        return Duration.between(now, ofOthers > 0 && othersUntil.isBefore(next) ? othersUntil : next);
    }

    /** How many places there are, and how many of them are free. */
    synchronized CallLimit limit(Instant now) {
        forgetWhatIsOver(now);
        return new CallLimit(
                Math.max(0, most - ended.size() - underWay - ofOthers),
                most,
                "in " + TimeUtils.printDuration(interval.toMillis()));
    }

    /** A call has got its answer, or failed. */
    synchronized void ended(Instant now) {
        underWay--;
        ended.addLast(now);
    }

    /** What an answer says: the most calls in the interval, and how many were left when it was given. */
    synchronized void told(int mostNow, int remaining, Duration intervalNow, Instant now) {
        if (mostNow < 1 || intervalNow.isNegative() || intervalNow.isZero()) {
            return;
        }
        most = mostNow;
        interval = intervalNow;
        ofOthers = Math.max(0, mostNow - remaining - ended.size() - underWay);
        othersUntil = now.plus(intervalNow);
    }

    private void forgetWhatIsOver(Instant now) {
        while (!ended.isEmpty() && !ended.peekFirst().plus(interval).isAfter(now)) {
            ended.removeFirst();
        }
        if (!othersUntil.isAfter(now)) {
            ofOthers = 0;
        }
    }
}
