package io.salesflow.camel.client;

import java.util.Arrays;
import java.util.Locale;

/** How a request to Salesflow ended. */
public enum CallOutcome {
    /** It was answered. */
    OK(Void.class),
    /** 401 or 403. */
    AUTHENTICATION(SalesflowAuthenticationException.class),
    /** 404, or the answer {@code null}. */
    NOT_FOUND(SalesflowNotFoundException.class),
    /** 409. */
    CONFLICT(SalesflowConflictException.class),
    /** 400, 422 and other 4xx. */
    REJECTED(SalesflowRejectedException.class),
    /** 429. */
    RATE_LIMIT(SalesflowRateLimitException.class),
    /** 5xx. */
    SERVER(SalesflowServerException.class),
    /** Not what the API promises, or half of it. */
    UNREADABLE(SalesflowUnreadableAnswerException.class),
    /** No connection, a broken one, or no answer in time. */
    CONNECTION(SalesflowConnectionException.class),
    /** Anything else, such as a component that is stopped meanwhile. */
    OTHER(Void.class);

    private final Class<?> failure;

    CallOutcome(Class<?> failure) {
        this.failure = failure;
    }

    static CallOutcome of(Throwable failure) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.failure.isInstance(failure))
                .findFirst()
                .orElse(OTHER);
    }

    /** In small letters, such as {@code rate-limit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
