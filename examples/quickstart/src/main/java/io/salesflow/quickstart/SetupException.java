package io.salesflow.quickstart;

/** The quickstart can't begin; the message says what to do about it. */
final class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetupException(String message) {
        super(message);
    }
}
