package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.hubspot.HubSpotException;
import io.salesflow.camel.routes.settings.Settings;

/**
 * Takes the people of a HubSpot list into a campaign: the route of {@code camel/hubspot-list-to-campaign.yaml} in Java, with the same options.
 * It is there only if its property {@code enabled} is true.
 */
public final class HubSpotListToCampaign extends CampaignRoute {
    private static final String ID = "hubspot-list-to-campaign";

    /** Makes the route. */
    public HubSpotListToCampaign() {
        super(ID, "HubSpot list to campaign", HubSpotException.class);
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        HubSpotListImport hubSpotListImport = new HubSpotListImport();
        hubSpotListImport.setCamelContext(getContext());
        hubSpotListImport.setCampaignId(property("campaignId", ""));
        hubSpotListImport.setListId(property("listId", ""));
        hubSpotListImport.setDirectory(property("directory", "hubspot-list-to-campaign"));
        hubSpotListImport.setGiveKey(
                new Settings(getContext(), "salesflow.hubspot-list-to-campaign.").flag("giveKey", true));
        bindToRegistry("hubSpotListImport", hubSpotListImport);
        from("scheduler:hubspot-list-to-campaign?initialDelay=0"
                        + "&startScheduler={{salesflow.hubspot-list-to-campaign.scheduled:true}}"
                        + "&delay={{salesflow.hubspot-list-to-campaign.period:60000}}")
                .routeId(ID)
                .routeConfigurationId(failures())
                .precondition("'{{salesflow.hubspot-list-to-campaign.enabled:false}}' =~ 'true'")
                .process("hubSpotListImport")
                .filter(simple("${body.isEmpty} == false"))
                .log("HubSpot list to campaign: ${body}");
    }
}
