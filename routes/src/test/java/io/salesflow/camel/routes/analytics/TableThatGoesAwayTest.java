package io.salesflow.camel.routes.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.BeforeSending;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.sandbox.account.SandboxCampaign;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TableThatGoesAwayTest extends TableAndFileTest {
    private static final String ROUTE = "salesflow-analytics-to-table";

    @Test
    @Timeout(180)
    void whilePostgresIsAwayThatIsToldAndThenAllDaysCome() throws IOException {
        SandboxCampaign second = salesflow.account().addCampaign("Second");
        invite(salesflow.campaign(), 2);
        invite(second, 1);
        BeforeSending.to("analytics-upsert", 3, running.main().getCamelContext(), POSTGRES::goAway);
        try (LogLines log = LogLines.of(ROUTE, ch.qos.logback.classic.Level.INFO)) {
            running.toTable();
            assertThat(running.failure()).hasCauseInstanceOf(SQLException.class);
            running.toTable();
            assertThat(running.failure()).hasCauseInstanceOf(SQLException.class);
            assertThat(log.all()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .contains("The campaigns' figures are not in the table, and come with the next run"));
        } finally {
            POSTGRES.comeBack();
        }
        assertThat(table("day")).hasSize(2 * 2);

        running.toTable();

        assertThat(running.failure()).isNull();
        assertThat(table("linkedin_invite_sent"))
                .containsEntry("2026-01-05/" + salesflow.campaign().id(), "2")
                .containsEntry("2026-01-05/" + second.id(), "1")
                .hasSize(2 * 7);
        assertTableAndFileAgree();
    }
}
