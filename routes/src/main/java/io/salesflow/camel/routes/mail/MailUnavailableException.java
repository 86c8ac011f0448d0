package io.salesflow.camel.routes.mail;

/** No mail can be sent now: the server is down, slow or overloaded, or refuses the login or the sender. */
public final class MailUnavailableException extends MailException {
    private static final long serialVersionUID = 1L;

    MailUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
