package io.salesflow.benchmark;

/** A way to go through all contacts of an account. */
interface Contender extends AutoCloseable {

    /** Goes through the contacts and returns how many there were. */
    long run() throws Exception;

    @Override
    default void close() {}
}
