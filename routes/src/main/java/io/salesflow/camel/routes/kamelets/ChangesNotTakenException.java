package io.salesflow.camel.routes.kamelets;

/** Contacts or messages were not taken by the system that they were sent to; the message says which and why. */
public final class ChangesNotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangesNotTakenException(String message) {
        super(message);
    }
}
