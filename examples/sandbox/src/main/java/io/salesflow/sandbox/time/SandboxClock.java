package io.salesflow.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The sandbox's time. It stands still until somebody moves it. */
public final class SandboxClock extends Clock {

    /** The time at which a fresh sandbox starts: a Monday morning. */
    public static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    /** A clock that stands at {@link #START}. */
    public SandboxClock() {
        this(new AtomicReference<>(START), ZoneOffset.UTC);
    }

    private SandboxClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same time, moved together with this clock, seen from another zone. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SandboxClock(now, other);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves the clock by a duration, which may be negative, and returns the new time. */
    public Instant advance(Duration duration) {
        return now.updateAndGet(instant -> instant.plus(duration));
    }

    /** Sets the clock, forwards or backwards. */
    public void set(Instant instant) {
        now.set(instant);
    }

    /** Sets the clock unless it is already later. */
    public void advanceTo(Instant instant) {
        now.updateAndGet(current -> current.isBefore(instant) ? instant : current);
    }
}
