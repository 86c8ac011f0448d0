package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.salesforce.SalesforceCallException;

/**
 * Takes the people whom a query finds in Salesforce into a campaign: the route of {@code camel/salesforce-report-to-campaign.yaml} in Java, with the same options.
 * It is there only if its property {@code enabled} is true.
 */
public final class SalesforceReportToCampaign extends CampaignRoute {
    private static final String ID = "salesforce-report-to-campaign";

    /** Makes the route. */
    public SalesforceReportToCampaign() {
        super(ID, "Salesforce report to campaign", SalesforceCallException.class);
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        SalesforceReportImport salesforceReportImport = new SalesforceReportImport();
        salesforceReportImport.setCamelContext(getContext());
        salesforceReportImport.setCampaignId(property("campaignId", ""));
        salesforceReportImport.setQuery(property("query", ""));
        salesforceReportImport.setDirectory(property("directory", "salesforce-report-to-campaign"));
        salesforceReportImport.setColumns(property("columns", ""));
        salesforceReportImport.setKeyField(property("keyField", ""));
        bindToRegistry("salesforceReportImport", salesforceReportImport);
        from("scheduler:salesforce-report-to-campaign?initialDelay=0"
                        + "&startScheduler={{salesflow.salesforce-report-to-campaign.scheduled:true}}"
                        + "&delay={{salesflow.salesforce-report-to-campaign.period:60000}}")
                .routeId(ID)
                .routeConfigurationId(failures())
                .precondition("'{{salesflow.salesforce-report-to-campaign.enabled:false}}' =~ 'true'")
                .process("salesforceReportImport")
                .filter(simple("${body.isEmpty} == false"))
                .log("Salesforce report to campaign: ${body}");
    }
}
