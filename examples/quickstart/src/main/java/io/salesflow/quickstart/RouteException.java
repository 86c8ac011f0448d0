package io.salesflow.quickstart;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.CamelExecutionException;

/** A route failed. The message is that of the failure itself, without Camel's wrapping. */
final class RouteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RouteException(Throwable failure) {
        super(unwrapped(failure).getMessage(), failure);
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean isWrapping = failure instanceof CamelExecutionException || failure instanceof CamelExchangeException;
        return isWrapping && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }
}
