package io.salesflow.camel.client;

/** Salesflow refused the call as it stands: HTTP 400, 422 or another 4xx. */
public class SalesflowRejectedException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    SalesflowRejectedException(Failure failure) {
        super(failure, "Sent again unchanged it will be refused again");
    }
}
