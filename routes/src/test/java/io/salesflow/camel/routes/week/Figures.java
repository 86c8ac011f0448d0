package io.salesflow.camel.routes.week;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.csv.CsvRows;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.ActivityCounts;
import io.salesflow.sandbox.account.ActivityKind;
import io.salesflow.sandbox.account.SandboxCampaign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the campaigns did on each day: in Salesflow, in the table and in the file. */
final class Figures {
    private static final int DAYS_BEFORE = 30;
    private static final List<String> COLUMNS = List.of(
            "linkedin_invite_sent",
            "linkedin_invites_accepted",
            "linkedin_invites_accepted_with_connection_message",
            "linkedin_invites_accepted_without_connection_message",
            "linkedin_follow_ups_sent",
            "linkedin_replies_from_linked_in",
            "linkedin_replies_after_1th_followup",
            "linkedin_replies_after_2th_followup");

    private final SalesflowSandbox salesflow;
    private final LocalDate firstDay;

    /** At the beginning of the week. */
    Figures(SalesflowSandbox salesflow) {
        this.salesflow = salesflow;
        firstDay = today().minusDays(DAYS_BEFORE);
    }

    void assertAreIn(DataSource table, Path file) {
        Map<String, List<String>> expected = inSalesflow();
        assertThat(expected.values()).as("days with invitations").anyMatch(row -> !row.get(1)
                .equals("0"));
        assertThat(inTable(table)).as("table of analytics").isEqualTo(expected);
        assertThat(inFile(file)).as("file of analytics").isEqualTo(expected);
    }

    private Map<String, List<String>> inSalesflow() {
        Map<String, List<String>> rows = new HashMap<>();
        for (SandboxCampaign campaign : salesflow.account().campaigns()) {
            for (LocalDate day = firstDay; !day.isAfter(today()); day = day.plusDays(1)) {
                rows.put(day + "/" + campaign.id(), row(campaign, day));
            }
        }
        return rows;
    }

    private List<String> row(SandboxCampaign campaign, LocalDate day) {
        ActivityCounts counts = salesflow.account().read(state -> state.activityBetween(campaign.id(), day, day));
        return List.of(
                campaign.now().name(),
                String.valueOf(counts.of(ActivityKind.INVITED)),
                String.valueOf(counts.accepted()),
                String.valueOf(counts.of(ActivityKind.ACCEPTED_WITH_MESSAGE)),
                String.valueOf(counts.of(ActivityKind.ACCEPTED_WITHOUT_MESSAGE)),
                String.valueOf(counts.of(ActivityKind.FOLLOWED_UP)),
                String.valueOf(counts.replies()),
                String.valueOf(counts.of(ActivityKind.REPLIED_TO_FIRST_FOLLOW_UP)),
                String.valueOf(counts.of(ActivityKind.REPLIED_TO_SECOND_FOLLOW_UP)));
    }

    private static Map<String, List<String>> inTable(DataSource table) {
        Map<String, List<String>> rows = new HashMap<>();
        new JdbcTemplate(table)
                .queryForList("select * from salesflow_analytics")
                .forEach(row -> put(rows, row));
        return rows;
    }

    private static Map<String, List<String>> inFile(Path file) {
        Map<String, List<String>> rows = new HashMap<>();
        try (CsvRows lines = CsvRows.of(file)) {
            for (Map<String, String> row = lines.next(); row != null; row = lines.next()) {
                put(rows, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static void put(Map<String, List<String>> rows, Map<String, ?> row) {
        String key = row.get("day") + "/" + row.get("campaign_id");
        List<String> before = rows.put(
                key,
                Stream.concat(Stream.of("campaign_name"), COLUMNS.stream())
                        .map(column -> String.valueOf(row.get(column)))
                        .toList());
        assertThat(before).as("a second row of " + key).isNull();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(salesflow.clock().instant(), ZoneOffset.UTC);
    }
}
