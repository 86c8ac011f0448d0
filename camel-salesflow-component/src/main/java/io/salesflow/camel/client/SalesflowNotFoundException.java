package io.salesflow.camel.client;

/** There is no such thing: HTTP 404, an envelope with 404, or an answer of {@code null} (contract, 12). */
public class SalesflowNotFoundException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    SalesflowNotFoundException(Failure failure) {
        super(failure, "Check the ids; they belong to the account of the token");
    }
}
