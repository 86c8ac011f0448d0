package io.salesflow.camel.routes.hubspot;

import org.apache.camel.builder.RouteBuilder;

/**
 * Puts each message that a contact writes on LinkedIn on the timeline of the contact in HubSpot: the route of
 * {@code camel/salesflow-messages-to-hubspot.yaml} in Java, with the same options.
 */
public final class MessagesToHubSpot extends RouteBuilder {

    @Override
    public void configure() {
        getContext().getRegistry().bind("hubSpotMessages", new HubSpotMessages());
        onException(HubSpotException.class, IllegalStateException.class).logExhausted(false); // the feed tells it
        from("salesflow:messages/incoming-by-account?enrichContact=true"
                        + "&batchSize={{salesflow.messages-to-hubspot.batchSize:1000}}"
                        + "&backfill={{salesflow.messages-to-hubspot.backfill:all}}"
                        + "&startScheduler={{salesflow.messages-to-hubspot.scheduled:true}}"
                        + "&initialDelay=0"
                        + "&delay={{salesflow.messages-to-hubspot.period:60000}}"
                        + "&maxAttempts={{salesflow.messages-to-hubspot.maxAttempts:5}}"
                        + "&onExhausted={{salesflow.messages-to-hubspot.onExhausted:park}}")
                .routeId("salesflow-messages-to-hubspot")
                .precondition("'{{salesflow.messages-to-hubspot.enabled:false}}' =~ 'true'")
                .process("hubSpotMessages")
                .log("Salesflow to HubSpot: ${body}");
    }
}
