package io.salesflow.camel.client;

/** No answer came: no connection, a time-out, or a connection that broke. The status is 0. */
public class SalesflowConnectionException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    SalesflowConnectionException(Failure failure) {
        super(failure, "Check the network, the proxy and the time-outs");
    }

    @Override
    boolean isPassing() {
        return true;
    }
}
