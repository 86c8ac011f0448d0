package io.salesflow.camel.routes.salesforce;

/** A call to Salesforce failed in passing: it may succeed if it is tried again later. */
public final class SalesforceUnavailableException extends SalesforceCallException {
    private static final long serialVersionUID = 1L;

    SalesforceUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
