package io.salesflow.camel.routes.campaign;

import java.io.IOException;

/**
 * Takes the people of CSV files into a campaign: the route of {@code camel/csv-to-campaign.yaml} in Java, with the same options. It
 * is there only if its property {@code enabled} is true.
 */
public final class CsvToCampaign extends CampaignRoute {
    private static final String ID = "csv-to-campaign";

    /** Makes the route. */
    public CsvToCampaign() {
        super(ID, "CSV to campaign", IOException.class);
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        CsvImport csvImport = new CsvImport();
        csvImport.setCamelContext(getContext());
        csvImport.setCampaignId(property("campaignId", ""));
        csvImport.setCharset(property("charset", "UTF-8"));
        csvImport.setSeparator(property("separator", CsvFile.ANY_SEPARATOR));
        csvImport.setColumns(property("columns", ""));
        bindToRegistry("csvImport", csvImport);
        from("file:{{salesflow.csv-to-campaign.directory:people-to-import}}"
                        + "?exclude=RAW((?i)~\\$.*|.*(~|\\.(tmp|part|partial|crdownload|filepart)))"
                        + "&sortBy=file:modified"
                        + "&readLock={{salesflow.csv-to-campaign.readLock:changed}}"
                        + "&readLockMarkerFile=false"
                        + "&startScheduler={{salesflow.csv-to-campaign.scheduled:true}}"
                        + "&initialDelay=0"
                        + "&delay={{salesflow.csv-to-campaign.period:60000}}"
                        + "&move=done/${header.CamelSalesflowImportedFile}")
                .routeId(ID)
                .routeConfigurationId(failures())
                .precondition("'{{salesflow.csv-to-campaign.enabled:false}}' =~ 'true'")
                .process("csvImport")
                .log("CSV to campaign: ${header.CamelFileName}: ${body}");
    }
}
