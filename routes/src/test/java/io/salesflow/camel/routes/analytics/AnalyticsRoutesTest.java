package io.salesflow.camel.routes.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowRateLimitException;
import io.salesflow.camel.client.SalesflowServerException;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes into the table and the file, day by day. */
class AnalyticsRoutesTest extends TableAndFileTest {
    @Test
    void eachCampaignHasARowForEachDay() throws IOException {
        SandboxCampaign second = salesflow.account().addCampaign("Zweite \"Kampagne\", 🚀");
        invite(salesflow.campaign(), 2);
        invite(second, 1);
        tomorrow();
        invite(second, 3);
        running.toTable();

        assertThat(running.failure()).isNull();
        assertThat(table("linkedin_invite_sent"))
                .containsEntry("2026-01-05/" + salesflow.campaign().id(), "2")
                .containsEntry("2026-01-05/" + second.id(), "1")
                .containsEntry("2026-01-06/" + salesflow.campaign().id(), "0")
                .containsEntry("2026-01-06/" + second.id(), "3")
                .hasSize(2 * 7);
        assertThat(table("campaign_name")).containsEntry("2026-01-06/" + second.id(), "Zweite \"Kampagne\", 🚀");
        assertTableAndFileAgree();
        assertThat(rows()).extracting(row -> row.get("day")).isSorted();
    }

    @Test
    void rowsAreNotDoubledAndLateFiguresOfTheLastDaysCome() {
        invite(salesflow.campaign(), 1);
        tomorrow();
        running.toTable();
        running.toFile();
        salesflow.clock().advance(Duration.ofDays(-1));
        invite(salesflow.campaign(), 4);
        tomorrow();
        running.toTable();

        assertThat(table("linkedin_invite_sent"))
                .containsEntry("2026-01-05/" + salesflow.campaign().id(), "5")
                .hasSize(7);
        assertTableAndFileAgree();
    }

    @Test
    void onlyTodayAndTheLastDaysAreReadAgain() {
        running.toTable();
        salesflow.clearRequests();
        running.toTable();

        assertThat(salesflow.requests("analytics/by-account"))
                .extracting(request -> request.rawQuery())
                .hasSize(4)
                .last()
                .asString()
                .contains("2026-01-05");
    }

    @Test
    void daysThatWereMissedAreCaughtUp() {
        running.toTable();
        running.toFile();
        running.close();
        for (int day = 0; day < 20; day++) {
            tomorrow();
            invite(salesflow.campaign(), 1);
        }
        running = running(Map.of());
        running.toTable();

        assertThat(table("linkedin_invite_sent"))
                .hasSize(7 + 20)
                .containsEntry("2026-01-06/" + salesflow.campaign().id(), "1")
                .containsEntry("2026-01-25/" + salesflow.campaign().id(), "1");
        assertTableAndFileAgree();
    }

    @Test
    void aRunThatBreaksInTheMiddleGoesOnWithTheNext() {
        invite(salesflow.campaign(), 2);
        salesflow
                .faults()
                .on("analytics/by-account", Fault.serverError(503))
                .after(3)
                .times(1);
        running.toTable();
        assertThat(running.failure()).isInstanceOf(SalesflowServerException.class);
        assertThat(table("day")).hasSize(3);
        salesflow
                .faults()
                .on("analytics/by-account", Fault.serverError(503))
                .after(3)
                .times(1);
        running.toFile();
        running.toFile();
        running.toTable();

        assertThat(table("linkedin_invite_sent"))
                .hasSize(7)
                .containsEntry("2026-01-05/" + salesflow.campaign().id(), "2");
        assertTableAndFileAgree();
    }

    @Test
    void whileSalesflowIsAskedTooOftenTheRunWaitsAsItSays() {
        invite(salesflow.campaign(), 2);
        restart(Map.of("camel.component.salesflow.retries", "3", "camel.component.salesflow.retry-delay", "1"));
        salesflow
                .faults()
                .on("analytics/by-account", Fault.rateLimited(Duration.ofSeconds(1)))
                .after(3)
                .times(1);
        running.toTable();

        assertThat(running.failure()).isNull();
        assertThat(salesflow.requestCount("analytics/by-account")).isEqualTo(7 + 1);
        assertThat(table("linkedin_invite_sent"))
                .hasSize(7)
                .containsEntry("2026-01-05/" + salesflow.campaign().id(), "2");
        assertTableAndFileAgree();
    }

    @Test
    void aSalesflowThatIsAskedTooOftenForLongEndsTheRunAndTheNextGoesOn() {
        invite(salesflow.campaign(), 2);
        for (int run = 1; run <= 2; run++) {
            salesflow
                    .faults()
                    .on("analytics/by-account", Fault.rateLimited(Duration.ofHours(1)))
                    .after(run)
                    .times(1);
            running.toTable();
            assertThat(running.failure()).isInstanceOf(SalesflowRateLimitException.class);
            assertThat(table("day")).hasSize(run);
            running.toFile();
        }
        running.toTable();

        assertThat(running.failure()).isNull();
        assertThat(table("linkedin_invite_sent"))
                .hasSize(7)
                .containsEntry("2026-01-05/" + salesflow.campaign().id(), "2");
        assertTableAndFileAgree();
    }

    @Test
    void aSlowSalesflowIsWaitedForUntilItsTimeIsOver() {
        invite(salesflow.campaign(), 2);
        salesflow
                .faults()
                .on("analytics/by-account", Fault.delay(Duration.ofMillis(100)))
                .times(2);
        running.toTable();
        assertThat(running.failure()).isNull();
        assertThat(table("day")).hasSize(7);
        assertTableAndFileAgree();
        tomorrow();
        restart(Map.of("camel.component.salesflow.response-timeout", "500"));
        salesflow
                .faults()
                .on("analytics/by-account", Fault.delay(Duration.ofSeconds(5)))
                .after(1)
                .times(1);
        running.toTable();
        assertThat(running.failure()).isInstanceOf(SalesflowConnectionException.class);
        assertThat(table("day")).hasSize(7);
        running.toTable();

        assertThat(running.failure()).isNull();
        assertThat(table("day")).hasSize(8);
        assertTableAndFileAgree();
    }

    @Test
    void whatIsKnownOfACampaignThatWasDeletedStays() {
        SandboxCampaign second = salesflow.account().addCampaign("Second");
        invite(second, 1);
        running.toTable();
        running.toFile();
        second.delete();
        tomorrow();
        running.toTable();

        assertThat(table("campaign_name"))
                .containsEntry("2026-01-05/" + second.id(), "Second")
                .doesNotContainKey("2026-01-06/" + second.id());
        assertTableAndFileAgree();
    }

    @Test
    void anAccountWithoutCampaignsIsNoFailure() {
        salesflow.campaign().delete();
        running.toTable();
        running.toFile();

        assertThat(running.failure()).isNull();
        assertThat(table("day")).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void withoutTheTableTheLogSaysWhatToDo() {
        restart(Map.of("salesflow.analytics-to-table.createTable", "false"));
        try (LogLines log = LogLines.of("salesflow-analytics-to-table", ch.qos.logback.classic.Level.INFO)) {
            running.toTable();

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .contains("salesflow_analytics", "createTable=true")
                    .doesNotContain(salesflow.token());
        }
        assertThat(POSTGRES.sql().queryForObject("select to_regclass('salesflow_analytics')", String.class))
                .isNull();
    }

    @Test
    void aTableThatIsThereIsNotAltered() {
        running.toTable();
        POSTGRES.sql().execute("alter table salesflow_analytics add column remark text default 'mine'");
        running.toTable();

        assertThat(table("remark")).hasSize(7).containsValue("mine");
    }

    @Test
    void aSalesflowThatLeavesTheLastDayOutIsAskedForTheNext() {
        restart(Map.of("salesflow.analytics.toExclusive", "true", "salesflow.analytics.backfillDays", "0"));
        running.toTable();

        assertThat(salesflow.requests("analytics/by-account"))
                .singleElement()
                .extracting(request -> request.rawQuery())
                .asString()
                .contains("2026-01-05", "2026-01-06");
    }

    @Test
    void aNameThatIsAFormulaIsOnlyATextInASpreadsheet() throws IOException {
        salesflow.campaign().rename("=HYPERLINK(\"http://evil\")");
        restart(Map.of("salesflow.analytics.backfillDays", "1"));
        running.toFile();
        running.toFile();

        assertThat(rows()).hasSize(2).allSatisfy(row -> assertThat(row.get("campaign_name"))
                .isEqualTo("'=HYPERLINK(\"http://evil\")"));
    }

    @Test
    void theFileIsOneThatExcelOpens() throws IOException {
        salesflow.campaign().rename("Żółć; 你好");
        invite(salesflow.campaign(), 3);
        salesflow.campaign().contacts().stream()
                .limit(1)
                .forEach(contact ->
                        salesflow.account().contact(contact.memberId()).connect());
        restart(Map.of("salesflow.analytics-to-csv.separator", ";", "salesflow.analytics.backfillDays", "0"));
        running.toFile();

        String text = Files.readString(file(), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFFday;campaign_name;")
                .contains("\"Żółć; 你好\"")
                .contains("33,3333");
        assertThat(text.lines()).hasSize(2);
    }

    @Test
    void withAnotherSeparatorTheOldDecimalsChangeToo() throws IOException {
        invite(salesflow.campaign(), 3);
        salesflow.campaign().contacts().stream()
                .limit(1)
                .forEach(contact ->
                        salesflow.account().contact(contact.memberId()).connect());
        restart(Map.of("salesflow.analytics-to-csv.separator", ";", "salesflow.analytics.correctionDays", "0"));
        running.toFile();
        tomorrow();
        for (String separator : List.of(",", ";", "tab")) {
            restart(Map.of(
                    "salesflow.analytics-to-csv.separator", separator, "salesflow.analytics.correctionDays", "0"));
            running.toFile();
            assertThat(running.failure()).isNull();
            String sign = separator.equals(";") ? "," : ".";
            assertThat(rows().stream().filter(row -> row.get("day").equals("2026-01-05")))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row.get("linkedin_connection_rate")).startsWith("33" + sign + "3333"));
        }
    }

    @Test
    void aNulInANameStopsNothing() {
        salesflow.campaign().rename("Foun\0ders");
        running.toTable();

        assertThat(running.failure()).isNull();
        assertThat(table("campaign_name")).containsValue("Founders");
        assertTableAndFileAgree();
    }

    @Test
    void aFileThatSomebodyHasChangedIsNotOverwritten() throws IOException {
        running.toFile();
        String changed = Files.readString(file()).replace("2026-01-02", "02.01.2026");
        Files.writeString(file(), changed);
        running.toFile();

        assertThat(running.failure())
                .hasMessageContaining(file().toString())
                .hasMessageContaining("'02.01.2026' where a day such as 2026-01-31 was written");
        assertThat(file()).hasContent(changed);
    }

    @Test
    void aFileThatSpreadsheetsHaveSortedOtherwiseKeepsItsRows() throws IOException {
        invite(salesflow.campaign(), 2);
        running.toFile();
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        String header = lines.remove(0);
        java.util.Collections.shuffle(lines, new Random(7));
        lines.add(0, header);
        Files.write(file(), lines);
        running.toTable();
        tomorrow();
        running.toFile();
        running.toTable();

        assertThat(rows()).hasSize(8);
        assertTableAndFileAgree();
    }

    @Test
    void aNameThatIsFarTooLongComesAsItIs() throws IOException {
        String name = "N\u00e4me \ud83d\ude80, ".repeat(2_000).strip();
        SandboxCampaign second = salesflow.account().addCampaign(name);
        invite(second, 2);
        invite(salesflow.campaign(), 1);
        running.toTable();

        assertThat(running.failure()).isNull();
        assertThat(table("campaign_name")).hasSize(2 * 7).containsEntry("2026-01-05/" + second.id(), name);
        assertThat(table("linkedin_invite_sent"))
                .containsEntry("2026-01-05/" + second.id(), "2")
                .containsEntry("2026-01-05/" + salesflow.campaign().id(), "1");
        assertTableAndFileAgree();
    }

    @Test
    void aColumnThatSomebodyMadeTooShortForANameIsToldAndWhenItIsWideAllDaysCome() {
        running.toTable();
        running.toFile();
        POSTGRES.sql().execute("alter table salesflow_analytics alter column campaign_name type varchar(50)");
        tomorrow();
        SandboxCampaign second = salesflow.account().addCampaign("n".repeat(51));
        invite(second, 2);
        try (LogLines log = LogLines.of("salesflow-analytics-to-table", ch.qos.logback.classic.Level.INFO)) {
            running.toTable();

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .contains("value too long for type character varying(50)", "narrower", "analytics-table.sql")
                    .hasSizeLessThan(2_000);
        }
        assertThat(table("day")).hasSize(7);
        POSTGRES.sql().execute("alter table salesflow_analytics alter column campaign_name type text");
        running.toTable();

        assertThat(running.failure()).isNull();
        assertThat(table("linkedin_invite_sent")).containsEntry("2026-01-06/" + second.id(), "2");
        assertTableAndFileAgree();
    }
}
