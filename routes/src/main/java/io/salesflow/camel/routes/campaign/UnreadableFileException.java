package io.salesflow.camel.routes.campaign;

/** A file is not what it should be, from its beginning to its end. */
final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String advice;

    UnreadableFileException(String reason, String advice) {
        super(reason);
        this.advice = advice;
    }

    /** What to do. */
    String advice() {
        return advice;
    }
}
