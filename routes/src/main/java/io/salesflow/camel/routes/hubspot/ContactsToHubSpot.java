package io.salesflow.camel.routes.hubspot;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;

/**
 * Takes what is new, changed or gone among the contacts of a Salesflow account to HubSpot: the route of
 * {@code camel/salesflow-contacts-to-hubspot.yaml} in Java, with the same options.
 */
public final class ContactsToHubSpot extends RouteBuilder {

    @Override
    public void configure() {
        Registry registry = getContext().getRegistry();
        registry.bind("hubSpotContacts", new HubSpotContacts());
        registry.bind("hubSpotContactTotalsSum", new ContactTotalsSum());
        onException(HubSpotException.class, IllegalStateException.class).logExhausted(false); // the feed tells it
        from("salesflow:members/list-by-account"
                        + "?batchSize={{salesflow.contacts-to-hubspot.batchSize:1000}}"
                        + "&startScheduler={{salesflow.contacts-to-hubspot.scheduled:true}}"
                        + "&initialDelay=0"
                        + "&delay={{salesflow.contacts-to-hubspot.period:60000}}"
                        + "&maxAttempts={{salesflow.contacts-to-hubspot.maxAttempts:5}}"
                        + "&onExhausted={{salesflow.contacts-to-hubspot.onExhausted:park}}"
                        + "&keepPrevious=true")
                .routeId("salesflow-contacts-to-hubspot")
                .precondition("'{{salesflow.contacts-to-hubspot.enabled:false}}' =~ 'true'")
                .process("hubSpotContacts")
                .bean("hubSpotContactTotalsSum", "add")
                .log("Salesflow to HubSpot: ${body}");
    }
}
