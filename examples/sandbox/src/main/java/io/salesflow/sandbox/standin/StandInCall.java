package io.salesflow.sandbox.standin;

/** One HTTP call, read completely. */
public interface StandInCall {

    /** The HTTP method. */
    String method();

    /** The decoded path. */
    String path();

    /** The header {@code Authorization}; null if there is none. */
    String authorization();

    /** The body as it was sent. */
    String body();

    /** The query as the journal keeps it. */
    String journalQuery();

    /** The body as the journal keeps it: without secrets. */
    String journalBody();
}
