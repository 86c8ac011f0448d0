package io.salesflow.camel.client;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.salesflow.camel.api.Operation;
import java.time.Duration;

/** Which failed calls are sent again, and when. */
final class Retries {
    private static final double FACTOR = 2;
    private static final double JITTER = 0.3;

    private final ClientSettings settings;

    Retries(ClientSettings settings) {
        this.settings = settings;
    }

    /** The retries of one call. */
    Retry of(Operation operation, Deadline deadline) {
        RetryConfig config = RetryConfig.custom()
                .maxAttempts(operation.effect().isRepeatable() ? settings.retries() + 1 : 1)
                .retryOnException(failure -> isWorthAnother(failure, deadline))
                .intervalBiFunction(this::wait)
                .build();
        return Retry.of(operation.operationName(), config);
    }

    private boolean isWorthAnother(Throwable failure, Deadline deadline) {
        if (!(failure instanceof SalesflowException exception) || !exception.isPassing()) {
            return false;
        }
        Duration asked = askedWait(exception);
        return asked.compareTo(settings.retryMaxDelay()) <= 0 && asked.compareTo(deadline.left()) < 0;
    }

    private long wait(int attempt, Either<Throwable, Object> outcome) {
        long backoff = IntervalFunction.ofExponentialRandomBackoff(
                        settings.retryDelay(), FACTOR, JITTER, settings.retryMaxDelay())
                .apply(attempt);
        return Math.max(backoff, askedWait(outcome.getLeft()).toMillis());
    }

    private static Duration askedWait(Throwable failure) {
        return failure instanceof SalesflowRateLimitException limit
                ? limit.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
    }
}
