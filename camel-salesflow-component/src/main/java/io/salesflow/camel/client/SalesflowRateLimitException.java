package io.salesflow.camel.client;

import java.time.Duration;
import java.util.Optional;

/** Too many calls: HTTP 429. */
public class SalesflowRateLimitException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    SalesflowRateLimitException(Failure failure, Duration retryAfter) {
        super(failure, retryAfter == null ? "Send less, later" : "Wait for " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    /** How long Salesflow asks to wait, counted from its answer; empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    Duration askedWait() {
        return retryAfter().orElse(Duration.ZERO);
    }

    @Override
    boolean isPassing() {
        return true;
    }
}
