package io.salesflow.camel;

import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Does something every 20 seconds, on a thread of its own, until it is closed: so that others see life here however long the work
 * takes that is done meanwhile. One beat is under way, or waits, at a time.
 */
final class Heartbeat implements AutoCloseable {
    static final Duration EVERY = Duration.ofSeconds(20);

    private final Runnable beat;
    private final BiConsumer<Duration, Runnable> timer;
    private volatile boolean isClosed;

    private Heartbeat(Runnable beat, BiConsumer<Duration, Runnable> timer) {
        this.beat = beat;
        this.timer = timer;
    }

    /**
     * Begins; the first beat comes after 20 seconds.
     *
     * @param beat what is done; what it throws ends nothing
     * @param timer runs something after a pause
     */
    static Heartbeat begin(Runnable beat, BiConsumer<Duration, Runnable> timer) {
        Heartbeat begun = new Heartbeat(beat, timer);
        begun.again();
        return begun;
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private void again() {
        if (!isClosed) {
            timer.accept(EVERY, this::beat);
        }
    }

    private void beat() {
        if (!isClosed) {
            try {
                beat.run();
            } finally {
                again();
            }
        }
    }
}
