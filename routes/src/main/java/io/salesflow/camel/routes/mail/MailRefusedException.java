package io.salesflow.camel.routes.mail;

/** The mail server does not take this mail, or one of its recipients, and won't. Others it may take. */
public final class MailRefusedException extends MailException {
    private static final long serialVersionUID = 1L;

    MailRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
