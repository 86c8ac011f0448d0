package io.salesflow.camel.routes.hubspot;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;

/**
 * Takes what people edit in HubSpot to the contacts of Salesflow: the route of {@code camel/hubspot-edits-to-salesflow.yaml} in
 * Java, with the same options.
 */
public final class EditsToSalesflow extends RouteBuilder {

    @Override
    public void configure() {
        Registry registry = getContext().getRegistry();
        registry.bind("hubSpotEdits", new HubSpotEdits());
        registry.bind("hubSpotEditToMember", new HubSpotEditToMember());
        from("scheduler:hubspot-edits-to-salesflow?initialDelay=0"
                        + "&startScheduler={{hubspot.edits-to-salesflow.scheduled:true}}"
                        + "&delay={{hubspot.edits-to-salesflow.period:60000}}")
                .routeId("hubspot-edits-to-salesflow")
                .precondition("'{{hubspot.edits-to-salesflow.enabled:false}}' =~ 'true'")
                .split(method("hubSpotEdits", "changed"))
                .streaming()
                .stopOnException()
                .process("hubSpotEditToMember")
                .end()
                .bean("hubSpotEdits", "done");
    }
}
