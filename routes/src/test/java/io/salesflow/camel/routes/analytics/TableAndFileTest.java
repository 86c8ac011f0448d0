package io.salesflow.camel.routes.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.PostgresExtension;
import io.salesflow.camel.routes.analytics.RunningAnalytics.Language;
import io.salesflow.camel.routes.csv.CsvRows;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxCampaign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A sandbox, whose days go by, and a real PostgreSQL and a file. */
@ParameterizedClass
@EnumSource
abstract class TableAndFileTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    SalesflowSandbox salesflow;
    RunningAnalytics running;
    private int people;

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        running = running(Map.of());
    }

    @AfterEach
    void stop() {
        running.close();
        POSTGRES.sql().execute("drop table if exists salesflow_analytics");
    }

    RunningAnalytics running(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(
                Map.of("salesflow.analytics-to-table.createTable", "true", "salesflow.analytics.backfillDays", "6"));
        properties.putAll(more);
        return new RunningAnalytics(language, salesflow, POSTGRES.database(), file(), properties);
    }

    void restart(Map<String, String> more) {
        running.close();
        running = running(more);
    }

    Path file() {
        return folder.resolve("figures/salesflow.csv");
    }

    void tomorrow() {
        salesflow.clock().advance(Duration.ofDays(1));
    }

    void invite(SandboxCampaign campaign, int count) {
        for (int person = 0; person < count; person++) {
            campaign.addContact("linkedin.com/in/person-" + people++).invite("Hello");
        }
    }

    /** A column of the table by day and campaign. */
    Map<String, String> table(String column) {
        Map<String, String> values = new HashMap<>();
        POSTGRES.sql().query("select day || '/' || campaign_id, " + column + "::text from salesflow_analytics", row -> {
            values.put(row.getString(1), row.getString(2));
        });
        return values;
    }

    /** Runs the route to the file, and compares all figures with those of the table. */
    void assertTableAndFileAgree() {
        running.toFile();
        assertThat(running.failure()).isNull();
        try {
            List<Map<String, String>> rows = rows();
            List<String> columns = new ArrayList<>(
                    AnalyticsColumn.FIGURES.stream().map(AnalyticsColumn::name).toList());
            columns.addAll(List.of("campaign_name", "account_id"));
            for (String column : columns) {
                Map<String, String> inFile = new HashMap<>();
                rows.forEach(row -> inFile.put(row.get("day") + "/" + row.get("campaign_id"), number(row.get(column))));
                Map<String, String> inTable = table(column);
                inTable.replaceAll((key, value) -> number(value));
                assertThat(inFile).as(column).hasSameSizeAs(rows).isEqualTo(inTable);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String number(String text) {
        return text.matches("-?[\\d.]+") ? String.valueOf(Double.parseDouble(text)) : text;
    }

    List<Map<String, String>> rows() throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        try (CsvRows rows = CsvRows.of(file())) {
            for (Map<String, String> row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
