package io.salesflow.camel.routes.parked;

import static io.salesflow.camel.routes.parked.RunningParked.ACTIONS;
import static io.salesflow.camel.routes.parked.RunningParked.CONTACTS;
import static io.salesflow.camel.routes.parked.RunningParked.TO_FILE;
import static io.salesflow.camel.routes.parked.RunningParked.TO_TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.PostgresExtension;
import io.salesflow.camel.routes.parked.RunningParked.Language;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An action is for what somebody saw, and not for what is parked under the same key when it is done. */
@ParameterizedClass
@EnumSource
class ParkedAnewTest {
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

    private RunningParked running;
    private String feed;
    private SandboxContact ada;

    @BeforeEach
    void start() throws IOException {
        feed = "members/list-by-account:" + SALESFLOW.sandbox().accountId();
        running = new RunningParked(
                language,
                new MemoryFeedStore(),
                SALESFLOW.sandbox(),
                HUBSPOT.sandbox(),
                POSTGRES.database(),
                folder,
                Map.of());
        ada = SALESFLOW.sandbox().campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        park();
    }

    @AfterEach
    void stop() {
        running.close();
        POSTGRES.sql().execute("drop table if exists salesflow_parked");
    }

    @Test
    void whatWasParkedAnewAfterSomebodyWroteDiscardIntoTheTableIsKeptAndItSaysSo() {
        running.run(TO_TABLE);
        POSTGRES.sql().update("update salesflow_parked set action = 'discard'");
        parkAnew();
        running.run(TO_TABLE);

        assertThat(running.feeds().parked(feed)).hasSize(1);
        assertThat(POSTGRES.sql().queryForList("select * from salesflow_parked"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("action", null)
                        .containsEntry("name", "Augusta")
                        .containsEntry(
                                "answer",
                                "Nothing was done: something else of the same key was parked meanwhile. Look at it, and write"
                                        + " discard again"));
        POSTGRES.sql().update("update salesflow_parked set action = 'discard'");
        running.run(TO_TABLE);
        assertThat(running.feeds().parked(feed)).isEmpty();
    }

    @Test
    void soItIsForAFile() throws IOException {
        running.run(TO_FILE);
        Path file =
                folder.resolve("members-list-by-account-" + SALESFLOW.sandbox().accountId() + ".csv");
        String seen = Files.readString(file).replace("\n,", "\ndiscard,");
        Instant before = running.feeds().parked(feed).get(0).since();
        await().until(() -> Instant.now().isAfter(before.plusSeconds(1)));
        parkAnew();
        Files.createDirectories(folder.resolve("actions"));
        Files.writeString(folder.resolve("actions/mine.csv"), seen);
        running.run(ACTIONS);
        assertThat(running.feeds().parked(feed)).hasSize(1);

        running.run(TO_FILE);
        Files.writeString(
                folder.resolve("actions/mine.csv"), Files.readString(file).replace("\n,", "\ndiscard,"));
        running.run(ACTIONS);
        assertThat(running.feeds().parked(feed)).isEmpty();
    }

    private void parkAnew() {
        Instant before = running.feeds().parked(feed).get(0).since();
        ada.edit(contact -> contact.firstName("Augusta"));
        park();
        assertThat(running.feeds().parked(feed)).singleElement().satisfies(parked -> assertThat(parked.since())
                .isAfter(before));
    }

    private void park() {
        HUBSPOT.sandbox().faults().next(1000, "/contacts/batch/upsert", Fault.status(400));
        running.run(CONTACTS);
        HUBSPOT.sandbox().faults().clear();
    }
}
