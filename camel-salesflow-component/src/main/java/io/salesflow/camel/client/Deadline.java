package io.salesflow.camel.client;

import java.time.Duration;

/** The end of a call's time. */
final class Deadline {
    private static final Duration NEVER = Duration.ofDays(3650);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** The end of that time; a time of zero never ends. */
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + (time.isZero() ? NEVER : time).toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean isOver() {
        return left().isZero();
    }
}
