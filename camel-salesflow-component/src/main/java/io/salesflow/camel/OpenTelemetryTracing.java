package io.salesflow.camel;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.client.CallOutcome;
import io.salesflow.camel.client.CallTracer;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * Shows requests as spans of OpenTelemetry: the one class that knows it. A span has the template of the path, and neither the
 * query nor anything of the answer.
 */
final class OpenTelemetryTracing implements CallTracer {
    private static final String NAME = "io.salesflow.camel";

    private final CamelContext context;

    OpenTelemetryTracing(CamelContext context) {
        this.context = context;
    }

    @Override
    public Cause cause() {
        Context parent = Context.current();
        return operation -> begin(operation, parent);
    }

    /** The thread of a feed may still have the span of the exchange that it delivered last. */
    @Override
    public Cause itself() {
        return operation -> begin(operation, Context.root());
    }

    private Request begin(Operation operation, Context parent) {
        String method = operation.verb().name();
        String path = "/" + operation.resource();
        Span span = tracer().spanBuilder(method + " " + path)
                .setSpanKind(SpanKind.CLIENT)
                .setParent(parent)
                .setAttribute("http.request.method", method)
                .setAttribute("url.template", path)
                .setAttribute("salesflow.operation", operation.operationName())
                .startSpan();
        return (outcome, status) -> end(span, outcome, status);
    }

    private static void end(Span span, CallOutcome outcome, int status) {
        if (outcome != CallOutcome.OK) {
            span.setStatus(StatusCode.ERROR).setAttribute("error.type", outcome.label());
        }
        if (status > 0) {
            span.setAttribute("http.response.status_code", status);
        }
        span.end();
    }

    /** The only one in Camel's registry, as camel-opentelemetry2 takes it, or the application's. To ask must not set it. */
    private Tracer tracer() {
        Set<Tracer> bound = context.getRegistry().findByType(Tracer.class);
        if (bound.size() == 1) {
            return bound.iterator().next();
        }
        OpenTelemetry telemetry = GlobalOpenTelemetry.isSet() ? GlobalOpenTelemetry.get() : OpenTelemetry.noop();
        return telemetry.getTracer(NAME);
    }
}
