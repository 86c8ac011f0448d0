package io.salesflow.camel.routes.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.PostgresExtension;
import io.salesflow.camel.routes.parked.RunningParked.Language;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ParkedTableThatGoesAwayTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private RunningParked running;
    private String feed;

    @BeforeEach
    void start() throws IOException {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        feed = "members/list-by-account:" + salesflow.accountId();
        running = new RunningParked(
                language, new MemoryFeedStore(), salesflow, hubSpot, POSTGRES.database(), folder, Map.of());
        running.run(RunningParked.CONTACTS);
    }

    @AfterEach
    void stop() {
        running.close();
        POSTGRES.sql().execute("drop table if exists salesflow_parked");
    }

    @Test
    @Timeout(180)
    void whilePostgresIsAwayThatIsToldAndThenItShowsWhatIsParkedAndDoesWhatWasWritten() throws IOException {
        parked("ada");
        running.run(RunningParked.TO_TABLE);
        POSTGRES.sql().update("update salesflow_parked set action = 'replay'");
        POSTGRES.goAway();
        try (LogLines log = LogLines.of(RunningParked.TO_TABLE, Level.INFO)) {
            parked("bob");
            for (int run = 1; run <= 2; run++) {
                running.run(RunningParked.TO_TABLE);
                assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                        .hasCauseInstanceOf(SQLException.class));
            }
            assertThat(log.all()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .contains("What is parked is not in the table, and comes with the next run"));
        } finally {
            POSTGRES.comeBack();
        }
        assertThat(running.feeds().parked(feed)).hasSize(2);
        assertThat(names()).containsExactly("ada");

        running.run(RunningParked.TO_TABLE);

        assertThat(running.failures()).isEmpty();
        await().untilAsserted(() -> assertThat(running.feeds().parked(feed)).hasSize(1));
        running.run(RunningParked.TO_TABLE);
        assertThat(names()).containsExactly("bob");
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "ada")).hasSize(1);
    }

    @Test
    void whatPostgresSaysIsToldWithoutWhoIsInTheRows() throws IOException {
        parked("ada");
        running.run(RunningParked.TO_TABLE);
        POSTGRES.sql().execute("alter table salesflow_parked alter column linkedin type varchar(40)");
        parked("canary-of-a-person");
        POSTGRES.sql().execute("delete from salesflow_parked");
        try (LogLines log = LogLines.of(RunningParked.TO_TABLE, Level.INFO)) {
            POSTGRES.sql().execute("alter table salesflow_parked add check (length(linkedin) < 35)");
            running.run(RunningParked.TO_TABLE);

            assertThat(running.failures()).hasSize(1);
            assertThat(log.all()).singleElement().satisfies(line -> assertThat(line)
                    .contains("What is parked is not in the table")
                    .doesNotContain("canary"));
        }
    }

    /** Is parked, since HubSpot does not take it. */
    private void parked(String name) {
        salesflow.campaign().addContact("linkedin.com/in/" + name, contact -> contact.firstName(name));
        hubSpot.faults().next(1000, "/contacts/batch/upsert", Fault.status(400));
        running.run(RunningParked.CONTACTS);
        hubSpot.faults().clear();
    }

    private static List<String> names() {
        return POSTGRES.sql().queryForList("select trim(name) from salesflow_parked order by name", String.class);
    }
}
