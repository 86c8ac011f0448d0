package io.salesflow.camel;

import io.salesflow.camel.client.CallTracer;
import org.apache.camel.CamelContext;

/** Who shows requests as parts of traces: OpenTelemetry, where an application brings it, or nobody. */
final class Tracing {
    private Tracing() {}

    static CallTracer of(CamelContext context) {
        return context.getClassResolver().resolveClass("io.opentelemetry.api.trace.Tracer") == null
                ? CallTracer.NONE
                : new OpenTelemetryTracing(context);
    }
}
