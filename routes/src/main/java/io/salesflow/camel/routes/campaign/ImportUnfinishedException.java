package io.salesflow.camel.routes.campaign;

/** An import did not get to its end. What is left follows with the next poll; nobody is lost, and nobody comes twice. */
public final class ImportUnfinishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportUnfinishedException(String message, Throwable cause) {
        super(message, cause);
    }
}
