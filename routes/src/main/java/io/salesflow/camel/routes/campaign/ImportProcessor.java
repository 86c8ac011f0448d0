package io.salesflow.camel.routes.campaign;

import java.util.Iterator;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** What the routes into a campaign have in common. It starts with its route, and not without the number of the campaign. */
abstract class ImportProcessor extends ServiceSupport implements CamelContextAware {
    private final String settingsBegin;
    private CamelContext context;
    private String campaignId = "";
    private String component = "salesflow";
    private ImportSettings settings;
    private SalesflowMembers members;
    private CampaignImports imports;

    /**
     * Makes one that has to be set up.
     *
     * @param settingsBegin what its settings are and what their names begin with, such as {@code Property salesflow.x.}
     */
    ImportProcessor(String settingsBegin) {
        this.settingsBegin = settingsBegin;
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

    /** The name of the component of Salesflow. One of a Kamelet's own is known only while its route is made, and is looked up now. */
    public final void setComponent(String component) {
        this.component = component;
        if (context != null) {
            context.getComponent(component);
        }
    }

    final String campaignId() {
        return campaignId;
    }

    /** See {@link CampaignImport#run}. */
    final ImportTotals run(Iterator<PersonToImport> people, ResultFile results) {
        return imports.run(members, settings, Long.parseLong(campaignId), people, results);
    }

    final String settingsBegin() {
        return settingsBegin;
    }

    /** Fails where a setting is wrong. */
    final void require(boolean isRight, String setting, String whatItMustBe, String value) {
        require(settingsBegin, isRight, setting, whatItMustBe, value);
    }

    /** Fails where a setting is wrong; see {@link #ImportProcessor}. */
    static void require(String settingsBegin, boolean isRight, String setting, String whatItMustBe, String value) {
        if (!isRight) {
            throw new IllegalArgumentException(
                    settingsBegin + setting + " must be " + whatItMustBe + ", but is '" + value + "'");
        }
    }

    /** The settings of an import that are not those of the properties of the context, by their names. */
    Map<String, String> ownSettings() {
        return Map.of();
    }

    @Override
    protected void doStart() throws Exception {
        require(
                campaignId.matches("[1-9]\\d{0,17}"),
                "campaignId",
                "the number of a campaign of Salesflow",
                campaignId);
        settings = ImportSettings.of(context, ownSettings());
        imports = CampaignImports.of(context, settings.stateFile());
        members = new SalesflowMembers(context, component);
        ServiceHelper.startService(members);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(members);
    }
}
