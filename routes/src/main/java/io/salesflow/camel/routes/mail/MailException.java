package io.salesflow.camel.routes.mail;

/** A mail was not sent. The message says what the server said, and what to do. */
public abstract sealed class MailException extends RuntimeException
        permits MailRefusedException, MailUnavailableException {
    private static final long serialVersionUID = 1L;

    MailException(String message, Throwable cause) {
        super(message, cause);
    }
}
