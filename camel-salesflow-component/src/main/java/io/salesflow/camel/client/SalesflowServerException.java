package io.salesflow.camel.client;

/** Salesflow failed: HTTP 5xx. */
public class SalesflowServerException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    SalesflowServerException(Failure failure) {
        super(failure, "Try later");
    }

    @Override
    boolean isPassing() {
        int status = getHttpResponseCode();
        return status == 502 || status == 503 || status == 504;
    }
}
