package io.salesflow.camel.routes.analytics;

import io.salesflow.camel.routes.settings.Settings;
import java.sql.SQLException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteDefinition;

/**
 * The routes of {@code camel/salesflow-analytics-to-table.yaml} and {@code camel/salesflow-analytics-to-csv.yaml} in Java, with the
 * same properties, which are told there. Each is there only if its property {@code enabled} is true.
 */
public final class AnalyticsRoutes extends RouteConfigurationBuilder {
    private static final String TO_TABLE = "salesflow-analytics-to-table";
    private static final String TO_CSV = "salesflow-analytics-to-csv";
    private static final String TABLE_FIGURES = "salesflowAnalyticsToTable";
    private static final String CSV_FIGURES = "salesflowAnalyticsToCsv";
    private static final String FILE = "salesflowAnalyticsFile";
    private static final String SQL =
            "sql:classpath:salesflow/sql/%s.sql?dataSource=#{{salesflow.dataSource:dataSource}}%s";
    private static final String SCHEDULE = "scheduler:%s?initialDelay=0&synchronous=true"
            + "&startScheduler={{salesflow.%2$s.scheduled:true}}"
            + "&delay={{salesflow.%2$s.period:3600000}}";

    @Override
    public void configuration() {
        routeConfiguration(TO_TABLE)
                .onException(SQLException.class)
                .logExhausted(false)
                .log(
                        LoggingLevel.ERROR,
                        "The campaigns' figures are not in the table, and come with the next run: ${bean:salesflowAnalyticsToTable?method=saidByDatabase}. If the"
                                + " table is missing, run salesflow/sql/analytics-table.sql of the jar, or set"
                                + " salesflow.analytics-to-table.createTable=true; if a column of it is narrower than there, widen it");
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        bindToRegistry(TABLE_FIGURES, figures());
        bindToRegistry(CSV_FIGURES, figures());
        bindToRegistry(FILE, file());
        toTable();
        toCsv();
    }

    private void toTable() {
        RouteDefinition route = from(SCHEDULE.formatted(TO_TABLE, "analytics-to-table"))
                .routeId(TO_TABLE)
                .routeConfigurationId(TO_TABLE)
                .precondition("'{{salesflow.analytics-to-table.enabled:false}}' =~ 'true'");
        route.filter(simple("{{salesflow.analytics-to-table.createTable:false}}"))
                .to(SQL.formatted("analytics-table", ""))
                .end()
                .setHeader(AnalyticsColumn.ACCOUNT_ID, method(TABLE_FIGURES, "accountId"))
                .to(SQL.formatted("analytics-last-day", "&outputType=SelectOne"))
                .setVariable("days", method(TABLE_FIGURES, "days"))
                .to("salesflow:campaigns/list")
                .setVariable(CampaignFigures.CAMPAIGNS, simple("${body}"))
                .split(simple("${variable.days}"))
                .stopOnException()
                .bean(TABLE_FIGURES, "ask")
                .to("salesflow:analytics/by-account")
                .bean(TABLE_FIGURES, "rows")
                .filter(simple("${body.size} > 0"))
                .to(SQL.formatted("analytics-upsert", "&batch=true&batchAutoCommitDisabled=true"))
                .end()
                .end()
                .log("Campaign figures of ${variable.days.size} days are in the table");
    }

    private void toCsv() {
        from(SCHEDULE.formatted(TO_CSV, "analytics-to-csv"))
                .routeId(TO_CSV)
                .precondition("'{{salesflow.analytics-to-csv.enabled:false}}' =~ 'true'")
                .setBody(method(CSV_FIGURES, "accountId"))
                .bean(FILE, "lastDay")
                .setVariable("days", method(CSV_FIGURES, "days"))
                .to("salesflow:campaigns/list")
                .setVariable(CampaignFigures.CAMPAIGNS, simple("${body}"))
                .split(simple("${variable.days}"))
                .stopOnException()
                .bean(CSV_FIGURES, "ask")
                .to("salesflow:analytics/by-account")
                .bean(CSV_FIGURES, "rows")
                .bean(FILE, "write")
                .end()
                .log("Campaign figures of ${variable.days.size} days are in the file");
    }

    private CampaignFigures figures() {
        CampaignFigures figures = new CampaignFigures();
        Settings settings = new Settings(getContext(), "salesflow.analytics.");
        figures.setCamelContext(getContext());
        figures.setBackfillDays((int) settings.number("backfillDays", 30, 0, CampaignFigures.MOST_DAYS));
        figures.setCorrectionDays((int) settings.number("correctionDays", 3, 0, CampaignFigures.MOST_DAYS));
        figures.setZone(resolved("{{salesflow.analytics.zone:UTC}}"));
        figures.setToExclusive(settings.flag("toExclusive", false));
        return figures;
    }

    private AnalyticsFile file() {
        AnalyticsFile file = new AnalyticsFile();
        file.setFile(resolved("{{salesflow.analytics-to-csv.file:salesflow-analytics.csv}}"));
        file.setSeparator(resolved("{{salesflow.analytics-to-csv.separator:,}}"));
        return file;
    }

    private String resolved(String placeholder) {
        return getContext().resolvePropertyPlaceholders(placeholder);
    }
}
