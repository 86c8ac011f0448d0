package io.salesflow.camel.routes.salesforce;

/** A whole call to Salesforce failed; nothing of it counts as done. The message says what to do. */
public class SalesforceCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SalesforceCallException(String message, Throwable cause) {
        super(message, cause);
    }
}
