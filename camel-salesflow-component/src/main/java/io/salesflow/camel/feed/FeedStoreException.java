package io.salesflow.camel.feed;

/** A store that can't be read or written. The feed stops, and nothing it knows has changed. */
public class FeedStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeedStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public FeedStoreException(String message) {
        super(message);
    }
}
