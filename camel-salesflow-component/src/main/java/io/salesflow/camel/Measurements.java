package io.salesflow.camel;

import io.salesflow.camel.client.CallObserver;
import org.apache.camel.CamelContext;

/** Who measures what the component does: a MeterRegistry of Micrometer, or nobody. */
interface Measurements extends CallObserver {
    /** Measures nothing. */
    Measurements NONE = new Measurements() {};

    /** A feed begins to run. */
    default void begins(ManagedFeed feed) {}

    /** A feed runs no more. */
    default void ends(ManagedFeed feed) {}

    /** A webhook begins to take calls. */
    default void begins(SalesflowWebhookEndpoint webhook) {}

    /** A webhook takes no more calls. */
    default void ends(SalesflowWebhookEndpoint webhook) {}

    /** By the MeterRegistry in the registry of the context; by nobody without one, or without Micrometer. */
    static Measurements of(CamelContext context) {
        return context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") == null
                ? NONE
                : MicrometerMeasurements.of(context);
    }
}
