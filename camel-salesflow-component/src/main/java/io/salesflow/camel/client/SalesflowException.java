package io.salesflow.camel.client;

import io.salesflow.camel.api.Operation;
import java.time.Duration;
import org.apache.camel.spi.HttpResponseAware;

/**
 * A call that failed. Neither the message nor a cause holds a token or a URL with a query.
 *
 * <p>The kinds say what to do: {@link SalesflowAuthenticationException}, {@link SalesflowNotFoundException},
 * {@link SalesflowConflictException}, {@link SalesflowRejectedException}, {@link SalesflowRateLimitException},
 * {@link SalesflowServerException}, {@link SalesflowUnreadableAnswerException} and
 * {@link SalesflowConnectionException}.
 */
public abstract class SalesflowException extends RuntimeException implements HttpResponseAware {
    private static final long serialVersionUID = 1L;

    private final Operation operation;
    private final boolean outcomeUnknown;
    private int httpStatus;
    private String httpStatusLine;

    SalesflowException(Failure failure, String advice) {
        super("Salesflow operation " + failure.operation().operationName() + ": " + failure.problem() + ". "
                + (failure.outcomeUnknown() ? "Whether it took effect is unknown: look before you send it again. " : "")
                + advice);
        this.operation = failure.operation();
        this.httpStatus = failure.httpStatus();
        this.outcomeUnknown = failure.outcomeUnknown();
    }

    /** The operation that failed. */
    public Operation operation() {
        return operation;
    }

    /** The HTTP status, or the one in the answer's envelope if that says more; 0 if no answer came. */
    @Override
    public int getHttpResponseCode() {
        return httpStatus;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpStatus = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpStatusLine;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.httpStatusLine = status;
    }

    /** Whether the call may have changed something although it failed. Never so for a read. */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }

    /** How long the server asks to wait; zero if it did not say. */
    Duration askedWait() {
        return Duration.ZERO;
    }

    /** Whether the same call may succeed later without a change to it. */
    boolean isPassing() {
        return false;
    }
}
