package io.salesflow.camel.client;

/** The token or the account is wrong: HTTP 401 or 403 (contract, 12). */
public class SalesflowAuthenticationException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    SalesflowAuthenticationException(Failure failure) {
        super(failure, "Check token and accountId; a token belongs to one LinkedIn account");
    }
}
