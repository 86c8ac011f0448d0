package io.salesflow.sandbox.standin;

import java.io.IOException;
import java.time.InstantSource;
import org.eclipse.jetty.server.Request;

/**
 * What a stand-in makes of a call.
 *
 * @param <C> its calls
 */
public interface StandIn<C extends StandInCall> {

    /** Reads a call completely. */
    C read(Request request) throws IOException;

    /** Does what is asked for, or refuses it. */
    Answer answer(C call);

    /** The system's words when it fails on demand. */
    Refusals refusals();

    /** The time that the journal has. */
    InstantSource clock();
}
