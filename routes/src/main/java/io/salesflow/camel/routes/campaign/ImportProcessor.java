package io.salesflow.camel.routes.campaign;

import java.util.Iterator;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceSupport;

/** What the routes into a campaign have in common. It starts with its route, and not without the number of the campaign. */
abstract class ImportProcessor extends ServiceSupport implements CamelContextAware {
    private final String properties;
    private CamelContext context;
    private String campaignId = "";
    private CampaignImports imports;

    /**
     * Makes one that has to be set up.
     *
     * @param properties what the names of its properties begin with
     */
    ImportProcessor(String properties) {
        this.properties = properties;
    }

    @Override
    public final CamelContext getCamelContext() {
        return context;
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The number of the campaign that people come into. */
    public final void setCampaignId(String campaignId) {
        this.campaignId = campaignId.strip();
    }

    final String campaignId() {
        return campaignId;
    }

    /** See {@link CampaignImport#run}. */
    final ImportTotals run(Iterator<PersonToImport> people, ResultFile results) {
        return imports.run(Long.parseLong(campaignId), people, results);
    }

    /** Fails where a property is wrong. */
    final void require(boolean isRight, String property, String whatItMustBe, String value) {
        if (!isRight) {
            throw new IllegalArgumentException("Property " + properties + "." + property + " must be " + whatItMustBe
                    + ", but is '" + value + "'");
        }
    }

    @Override
    protected void doStart() throws Exception {
        require(
                campaignId.matches("[1-9]\\d{0,17}"),
                "campaignId",
                "the number of a campaign of Salesflow",
                campaignId);
        imports = CampaignImports.of(context);
    }
}
