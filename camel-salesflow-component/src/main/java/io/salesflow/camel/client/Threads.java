package io.salesflow.camel.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The threads that calls are made on, and the calls that are under way. */
public final class Threads {
    private static final Duration WHILE_BUSY = Duration.ofSeconds(1);

    private final ExecutorService workers;
    private final ScheduledExecutorService retryTimer;
    private final ScheduledExecutorService timeoutTimer;
    private final Set<CompletableFuture<Object>> underWay = ConcurrentHashMap.newKeySet();

    /**
     * Takes the threads; whoever made them ends them.
     *
     * @param workers make the calls; where they refuse one, it is made on the thread that asked
     * @param retryTimer waits for retries, and hands them to the workers
     * @param timeoutTimer ends calls that take too long
     */
    public Threads(
            ExecutorService workers, ScheduledExecutorService retryTimer, ScheduledExecutorService timeoutTimer) {
        this.workers = workers;
        this.retryTimer = retryTimer;
        this.timeoutTimer = timeoutTimer;
    }

    /**
     * Ends them: no call begins any more, those that are being made are waited for, and those that wait for a retry fail, so
     * that nobody waits for them in vain.
     *
     * @param graceful waits for what runs on an executor, and ends it
     */
    public void stop(Consumer<ExecutorService> graceful) {
        retryTimer.shutdownNow();
        graceful.accept(workers);
        timeoutTimer.shutdownNow();
        underWay.forEach(call -> call.completeExceptionally(new IllegalStateException(
                "The Salesflow component was stopped while the call waited to be sent again")));
    }

    ScheduledExecutorService retryTimer() {
        return retryTimer;
    }

    ScheduledExecutorService timeoutTimer() {
        return timeoutTimer;
    }

    /** Runs it on a worker or, where all are busy, here. */
    public void run(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            if (workers.isShutdown()) {
                throw e;
            }
            task.run();
        }
    }

    /** Runs it on a worker after a pause, and another one where all are busy then; unless the threads end before. */
    public void later(Duration pause, Runnable task) {
        retryTimer.schedule(() -> runOrLater(task), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The timer makes no call itself: others wait for it. */
    private void runOrLater(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            if (!workers.isShutdown()) {
                later(WHILE_BUSY, task);
            }
        }
    }

    /** A result that is failed when the threads end. */
    CompletableFuture<Object> result() {
        CompletableFuture<Object> result = new CompletableFuture<>();
        underWay.add(result);
        result.whenComplete((answer, failure) -> underWay.remove(result));
        return result;
    }
}
