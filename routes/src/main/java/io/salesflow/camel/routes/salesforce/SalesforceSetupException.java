package io.salesflow.camel.routes.salesforce;

/** Salesforce lets nobody in, or lacks what is to be written: that refuses every record alike, until a person has set it up. */
public final class SalesforceSetupException extends SalesforceCallException {
    private static final long serialVersionUID = 1L;

    SalesforceSetupException(String message, Throwable cause) {
        super(message, cause);
    }
}
