package io.salesflow.camel.webhook;

/** The body of a call is no event. The message quotes nothing of it. */
public class UnreadableCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableCallException(String problem, Exception cause) {
        super("The body of a call is no event: " + problem, cause);
    }
}
