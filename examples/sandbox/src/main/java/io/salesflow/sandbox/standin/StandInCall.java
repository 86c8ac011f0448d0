package io.salesflow.sandbox.standin;

/** One HTTP call, read completely. */
public interface StandInCall {

    /** The HTTP method. */
    String method();

    /** The decoded path. */
    String path();

    /** The query as the journal keeps it. */
    String journalQuery();

    /** The body as the journal keeps it: without secrets. */
    String journalBody();
}
