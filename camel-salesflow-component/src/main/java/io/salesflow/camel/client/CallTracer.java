package io.salesflow.camel.client;

import io.salesflow.camel.api.Operation;

/** Shows each request to Salesflow as part of what caused it. Called on the threads of calls: it must be quick and not throw. */
public interface CallTracer {
    /** Shows nothing. */
    CallTracer NONE = new CallTracer() {};

    /** What the calls belong to that are made on this thread now; the request is made later, on another thread. */
    default Cause cause() {
        return Cause.NONE;
    }

    /** What calls belong to that nobody asked for but a feed itself. */
    default Cause itself() {
        return Cause.NONE;
    }

    /** What a request belongs to. */
    interface Cause {
        /** Nothing is shown. */
        Cause NONE = operation -> (outcome, status) -> {};

        /** A request begins. One that is sent again is a request of its own. */
        Request begin(Operation operation);
    }

    /** A request that is under way. */
    interface Request {
        /**
         * It came to its end.
         *
         * @param status the HTTP status of a failure, or 0
         */
        void end(CallOutcome outcome, int status);
    }
}
