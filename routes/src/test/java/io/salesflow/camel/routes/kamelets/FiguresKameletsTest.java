package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.routes.PostgresExtension;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The figures of campaigns to a file and to a table. The sandbox's clock stands at Monday, 5 January 2026. */
class FiguresKameletsTest {
    private static final String SOURCE = "kamelet:salesflow-figures-source";
    private static final String FILE = "kamelet:salesflow-figures-csv-sink";
    private static final String TABLE = "kamelet:salesflow-figures-table-sink";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private RunningKamelets running;

    @BeforeEach
    void invite() {
        salesflow.campaign().rename("Founders; \u00dcber");
        salesflow.campaign().addContact("linkedin.com/in/ada").invite("Hello");
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void aFileHasARowForEachCampaignAndDayAndGoesOnAfterARestart() throws IOException {
        running = kamelets().start(SOURCE, FILE);
        await().until(() -> state().contains("=2026-01-05"));
        assertThat(rows()).hasSize(1 + 3).anyMatch(row -> row.startsWith("2026-01-05,\"Founders; \u00dcber\","));
        running.close();
        salesflow.clock().advance(Duration.ofDays(1));
        salesflow.campaign().addContact("linkedin.com/in/bob").invite("Hello");
        running = kamelets().start(SOURCE, FILE);
        await().until(() -> state().contains("=2026-01-06"));
        assertThat(rows()).hasSize(1 + 4);
    }

    @Test
    void aTableHasWhatTheRouteWouldWriteAndADayThatChangedIsReplaced() {
        running = kamelets().start(SOURCE, TABLE);
        await().until(() -> state().contains("=2026-01-05"));
        assertThat(count("select count(*) from salesflow_analytics")).isEqualTo(3);
        assertThat(count("select linkedin_invite_sent from salesflow_analytics where day = '2026-01-05'"))
                .isEqualTo(1);
        salesflow.campaign().addContact("linkedin.com/in/bob").invite("Hello");
        await().until(() ->
                count("select linkedin_invite_sent from salesflow_analytics where day = '2026-01-05'") == 2);
        assertThat(count("select count(*) from salesflow_analytics")).isEqualTo(3);
    }

    @Test
    void whileSalesflowFailsNoDayIsPassedOver() {
        salesflow.faults().on("analytics/by-account", Fault.serverError(500)).times(2);
        running = kamelets().start(SOURCE, FILE);
        await().until(() -> state().contains("=2026-01-05"));
        await().untilAsserted(() -> assertThat(rows()).hasSize(1 + 3));
    }

    @Test
    void whatIsNoFigureIsRefused() {
        running = kamelets().start("direct:start", FILE);
        assertThatThrownBy(() -> running.request("direct:start", "{}"))
                .rootCause()
                .hasMessageContaining("must be the JSON array of figures");
        assertThatThrownBy(() -> running.request("direct:start", "[{\"account_id\":1}]"))
                .hasStackTraceContaining("Figures need a day");
        assertThatThrownBy(() -> kamelets()
                        .kamelet("salesflow-figures-source", "backfillDays", "-1")
                        .start(SOURCE, FILE))
                .hasStackTraceContaining(
                        "salesflow.analytics.backfillDays (in a Kamelet: backfillDays) must be a number");
    }

    private String state() throws IOException {
        Path state = folder.resolve("figures.state");
        return Files.exists(state) ? Files.readString(state) : "";
    }

    private List<String> rows() throws IOException {
        return Files.readAllLines(folder.resolve("figures.csv"));
    }

    private static int count(String query) {
        return POSTGRES.sql().queryForObject(query, Integer.class);
    }

    private RunningKamelets.Builder kamelets() {
        return RunningKamelets.of(folder)
                .salesflow(salesflow)
                .bean("clock", salesflow.clock())
                .kamelet("salesflow-figures-source", "backfillDays", "2")
                .kamelet(
                        "salesflow-figures-source",
                        "stateFile",
                        folder.resolve("figures.state").toString())
                .kamelet(
                        "salesflow-figures-csv-sink",
                        "file",
                        folder.resolve("figures.csv").toString())
                .kamelet("salesflow-figures-table-sink", "url", POSTGRES.url())
                .kamelet("salesflow-figures-table-sink", "username", "postgres")
                .kamelet("salesflow-figures-table-sink", "password", "postgres");
    }
}
