package io.salesflow.camel.routes.events;

import org.apache.camel.builder.RouteBuilder;

/**
 * The route of {@code camel/salesflow-events.yaml} in Java, with the same properties, which are told there. It is there only if its
 * property {@code enabled} is true.
 */
public final class EventsRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("webhook:salesflow:events?webhookExternalUrl={{salesflow.events.url}}"
                        + "&feeds={{salesflow.events.feeds:*}}"
                        + "&events={{salesflow.events.events:connected,replied,withdrawn}}"
                        + "&campaignIds={{salesflow.events.campaignIds:*}}"
                        + "&acknowledge={{salesflow.events.acknowledge:received}}"
                        + "&unregisterOnStop={{salesflow.events.unregisterOnStop:false}}")
                .routeId("salesflow-events")
                .precondition("'{{salesflow.events.enabled:false}}' =~ 'true'")
                .log("${header.CamelSalesflowEvent} of member ${header.CamelSalesflowMemberId}: the feeds look");
    }
}
