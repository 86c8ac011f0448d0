package io.salesflow.camel.routes.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts of the table and the table in the docs follow from the figures. {@code -Ddocs.write=true} writes them. */
class AnalyticsColumnTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/salesflow/sql");
    private static final List<String> KEYS = List.of("account_id", "campaign_id", "day");

    @Test
    void everyFigureIsAColumnUnderItsOwnName() {
        assertThat(AnalyticsColumn.FIGURES)
                .hasSizeGreaterThan(30)
                .extracting(AnalyticsColumn::name)
                .doesNotHaveDuplicates()
                .contains("linkedin_invite_sent", "email_open_rate", "general_total_replies");
    }

    @Test
    void theScriptThatCreatesTheTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "-- The table of the route salesflow-analytics-to-table, PostgreSQL. What is there already stays.",
                "create table if not exists salesflow_analytics (",
                "    account_id bigint not null,",
                "    campaign_id bigint not null,",
                "    day date not null,",
                "    campaign_name text,"));
        AnalyticsColumn.FIGURES.forEach(figure ->
                lines.add("    " + figure.name() + (figure.type() == Long.class ? " bigint," : " double precision,")));
        lines.addAll(
                List.of("    read_at timestamptz not null,", "    primary key (account_id, campaign_id, day)", ")"));
        isUpToDate(SCRIPTS.resolve("analytics-table.sql"), lines);
    }

    @Test
    void theScriptThatWritesARow() throws IOException {
        List<String> columns = columns();
        List<String> lines = new ArrayList<>();
        lines.add("insert into salesflow_analytics (" + String.join(", ", columns) + ")");
        lines.add("values ("
                + String.join(", ", columns.stream().map(":#"::concat).toList()) + ")");
        lines.add("on conflict (account_id, campaign_id, day) do update set");
        lines.add("    campaign_name = coalesce(excluded.campaign_name, salesflow_analytics.campaign_name),");
        lines.add("    "
                + String.join(
                        ",\n    ",
                        columns.stream()
                                .filter(column -> !KEYS.contains(column) && !column.equals("campaign_name"))
                                .map(column -> column + " = excluded." + column)
                                .toList()));
        isUpToDate(SCRIPTS.resolve("analytics-upsert.sql"), lines);
    }

    @Test
    void theTableInTheDocs() throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("[cols=\"1,1\",options=\"header\"]", "|===", "|Column |In Salesflow's analytics"));
        AnalyticsColumn.FIGURES.forEach(
                figure -> lines.addAll(List.of("", "|`" + figure.name() + "`", "|`" + figure.path() + "`")));
        lines.add("|===");
        isUpToDate(Path.of("../docs/generated/analytics-columns.adoc"), lines);
    }

    private static List<String> columns() {
        return Stream.of(
                        List.of("account_id", "campaign_id", "day", "campaign_name"),
                        AnalyticsColumn.FIGURES.stream()
                                .map(AnalyticsColumn::name)
                                .toList(),
                        List.of("read_at"))
                .flatMap(List::stream)
                .toList();
    }

    private static void isUpToDate(Path file, List<String> lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, text);
        }
        assertThat(file).as("run with -Ddocs.write=true to write it anew").hasContent(text);
    }
}
