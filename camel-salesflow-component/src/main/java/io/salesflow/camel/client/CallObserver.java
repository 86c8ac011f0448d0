package io.salesflow.camel.client;

import io.salesflow.camel.api.Operation;
import java.time.Duration;

/** Is told of each request to Salesflow, such as to measure it. Called on the threads of calls: it must be quick and not throw. */
public interface CallObserver {
    /** Does nothing. */
    CallObserver NONE = new CallObserver() {};

    /**
     * A request came to its end. One that is sent again is a request of its own.
     *
     * @param took until the answer was read or, for a streamed list, began
     */
    default void ended(Operation operation, CallOutcome outcome, Duration took) {}

    /** Some of an answer was read, as it came over the wire. */
    default void read(Operation operation, long bytes) {}

    /** Salesflow's rate limit was met, and the call waits before it is sent again. */
    default void waits(Operation operation, Duration wait) {}
}
