package io.salesflow.camel.client;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.salesflow.camel.api.Operation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Which failed calls are sent again, and when. */
final class Retries {
    private static final double FACTOR = 2;
    private static final double JITTER = 0.3;

    private final ClientSettings settings;
    private final CallObserver observer;

    Retries(ClientSettings settings, CallObserver observer) {
        this.settings = settings;
        this.observer = observer;
    }

    /** The retries of one call. */
    Retry of(Operation operation, Deadline deadline) {
        AtomicInteger failed = new AtomicInteger();
        AtomicLong wait = new AtomicLong();
        RetryConfig config = RetryConfig.custom()
                .maxAttempts(operation.effect().isRepeatable() ? settings.retries() + 1 : 1)
                .retryOnException(failure -> {
                    wait.set(wait(failed.incrementAndGet(), failure));
                    return isWorthAnother(failure, wait.get(), deadline);
                })
                .intervalBiFunction((attempt, outcome) -> {
                    if (outcome.isLeft() && outcome.getLeft() instanceof SalesflowRateLimitException) {
                        observer.waits(operation, Duration.ofMillis(wait.get()));
                    }
                    return wait.get();
                })
                .build();
        return Retry.of(operation.operationName(), config);
    }

    private boolean isWorthAnother(Throwable failure, long wait, Deadline deadline) {
        return failure instanceof SalesflowException exception
                && exception.isPassing()
                && askedWait(failure).compareTo(settings.retryMaxDelay()) <= 0
                && wait < deadline.left().toMillis();
    }

    /** Milliseconds. */
    private long wait(int attempt, Throwable failure) {
        long backoff = IntervalFunction.ofExponentialRandomBackoff(
                        atLeastOne(settings.retryDelay()), FACTOR, JITTER, atLeastOne(settings.retryMaxDelay()))
                .apply(attempt);
        return Math.max(backoff, askedWait(failure).toMillis());
    }

    private static Duration askedWait(Throwable failure) {
        return failure instanceof SalesflowException exception ? exception.askedWait() : Duration.ZERO;
    }

    /** Milliseconds; the library takes no zero. */
    private static Duration atLeastOne(Duration delay) {
        return delay.isZero() ? Duration.ofMillis(1) : delay;
    }
}
