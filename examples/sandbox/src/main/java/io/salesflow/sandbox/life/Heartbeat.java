package io.salesflow.sandbox.life;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets life go on by itself. */
public final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final long BEAT_MILLIS = 200;

    private final ScheduledExecutorService scheduler;
    private final Supplier<Life> life;
    private final Duration perBeat;

    /**
     * Starts to beat.
     *
     * @param life the life, asked for at each beat
     * @param speed seconds of the sandbox's time per real second
     */
    public Heartbeat(Supplier<Life> life, double speed) {
        this.life = life;
        this.perBeat = Duration.ofMillis(Math.round(BEAT_MILLIS * speed));
        this.scheduler = Executors.newSingleThreadScheduledExecutor(Heartbeat::daemon);
        scheduler.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    private void beat() {
        try {
            life.get().run(perBeat);
        } catch (RuntimeException failed) {
            LOG.error("Life stumbled", failed);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "salesflow-sandbox-life");
        thread.setDaemon(true);
        return thread;
    }
}
