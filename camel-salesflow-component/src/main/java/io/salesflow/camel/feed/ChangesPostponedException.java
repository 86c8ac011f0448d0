package io.salesflow.camel.feed;

/**
 * A target took nothing, and its words, which quote a message or a token, are not to be shown. The message has them without that;
 * there is no cause, and the stack trace is that of the failure.
 */
public final class ChangesPostponedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure in other words. */
    public ChangesPostponedException(String message, Throwable failure) {
        super(message);
        setStackTrace(failure.getStackTrace());
    }
}
