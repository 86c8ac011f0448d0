package io.salesflow.camel.routes.hubspot;

import java.time.Duration;
import java.time.Instant;

/** The time, and the wait for a later one. */
interface Waiting {

    Instant now();

    /**
     * Waits.
     *
     * @throws InterruptedException if there is no use in waiting any more
     */
    void await(Duration duration) throws InterruptedException;
}
