package io.salesflow.camel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * When a consumer that is polled at a fixed delay or rate is polled next: with the next turn of its scheduler, or after those turns
 * that it lets pass while it backs off. A poll that somebody asked for moves no turn.
 */
final class PollSchedule {
    private final ScheduledPollConsumer consumer;
    private final InstantSource clock;
    private final int mostBackoff;
    private Instant pollBegan;
    private Instant nextTurn;
    private boolean hasFound;
    private int idlePolls;

    /** Of a consumer that lets at most so many turns pass while it backs off. */
    PollSchedule(ScheduledPollConsumer consumer, int mostBackoff, InstantSource clock) {
        this.consumer = consumer;
        this.mostBackoff = mostBackoff;
        this.clock = clock;
    }

    /** The scheduler has started. */
    synchronized void start() {
        nextTurn = clock.instant()
                .plus(Duration.of(
                        Math.max(0, consumer.getInitialDelay()),
                        consumer.getTimeUnit().toChronoUnit()));
        idlePolls = 0;
    }

    /** A poll that did not fail has found something, or nothing. */
    synchronized void polled(boolean isAnything) {
        hasFound = isAnything;
    }

    /** A turn of the scheduler. */
    void turn(Runnable turn) {
        Instant begin = clock.instant();
        extra(turn);
        synchronized (this) {
            nextTurn = (consumer.isUseFixedDelay() ? clock.instant() : begin).plus(delay());
        }
    }

    /** A poll that somebody asked for. */
    void extra(Runnable poll) {
        long before = consumer.getCounter();
        boolean wasBackingOff = isBackingOff();
        began(clock.instant());
        try {
            poll.run();
        } finally {
            began(null);
        }
        synchronized (this) {
            if (consumer.getCounter() > before) {
                boolean isIdle = consumer.getErrorCounter() == 0 && !hasFound;
                idlePolls = isIdle ? 1 + (wasBackingOff ? 0 : idlePolls) : 0;
            }
        }
    }

    /** When the poll that is under way began; null if none is. */
    synchronized Instant pollBegan() {
        return pollBegan;
    }

    /** When it is polled next; null before it was started, while it is polled, and if nobody here knows. */
    synchronized Instant next() {
        if (nextTurn == null || pollBegan != null || longestWait() == null) {
            return null;
        }
        int turns = isBackingOff() ? Math.max(1, consumer.getBackoffMultiplier() - consumer.getBackoffCounter()) : 1;
        return nextTurn.plus(delay().multipliedBy(turns - 1L));
    }

    /** Between two polls; null if nobody here knows when the next one is due. */
    Duration longestWait() {
        boolean isPolled = consumer.getScheduler() instanceof DefaultScheduledPollConsumerScheduler
                && consumer.isStartScheduler()
                && consumer.getRepeatCount() == 0
                && !consumer.isSuspendingOrSuspended();
        return isPolled ? delay().multipliedBy(Math.max(1, mostBackoff)) : null;
    }

    private synchronized void began(Instant time) {
        pollBegan = time;
    }

    private Duration delay() {
        return Duration.of(consumer.getDelay(), consumer.getTimeUnit().toChronoUnit());
    }

    /** As Camel has it, which tells nobody. */
    private synchronized boolean isBackingOff() {
        return consumer.getBackoffMultiplier() > 0 && isReached(idlePolls, consumer.getBackoffIdleThreshold())
                || isReached(consumer.getErrorCounter(), consumer.getBackoffErrorThreshold());
    }

    private static boolean isReached(long count, int threshold) {
        return threshold > 0 && count >= threshold;
    }
}
