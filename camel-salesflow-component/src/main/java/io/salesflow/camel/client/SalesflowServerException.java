package io.salesflow.camel.client;

import java.time.Duration;
import java.util.Optional;

/** Salesflow failed: HTTP 5xx. */
public class SalesflowServerException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    SalesflowServerException(Failure failure, Duration retryAfter) {
        super(failure, retryAfter == null ? "Try later" : "Try again after " + retryAfter.toSeconds() + " s");
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
        int status = getHttpResponseCode();
        return status == 502 || status == 503 || status == 504;
    }
}
