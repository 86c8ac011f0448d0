package io.salesflow.camel.routes.parked;

import static io.salesflow.camel.routes.parked.RunningParked.CONTACTS;
import static io.salesflow.camel.routes.parked.RunningParked.MESSAGES;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.PostgresExtension;
import io.salesflow.camel.routes.csv.CsvRows;
import io.salesflow.camel.routes.parked.RunningParked.Language;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes that show what HubSpot refused, with a real PostgreSQL and files. */
@ParameterizedClass
@EnumSource
abstract class ParkedRoutesTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Parameter
    Language language;

    @TempDir
    Path folder;

    SalesflowSandbox salesflow;
    HubSpotSandbox hubSpot;
    RunningParked running;
    String feed;

    @BeforeEach
    void start() throws IOException {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        feed = "members/list-by-account:" + salesflow.accountId();
        running = running(Map.of());
        salesflow
                .campaign()
                .addContact("linkedin.com/in/zoe", contact -> contact.firstName("Zoe"))
                .addMessage(Instant.parse("2026-01-03T08:00:00Z"), "Hi");
        running.run(CONTACTS);
        running.run(MESSAGES);
    }

    @AfterEach
    void stop() {
        running.close();
        POSTGRES.sql().execute("drop table if exists salesflow_parked");
    }

    RunningParked running(Map<String, String> more) throws IOException {
        return new RunningParked(
                language, new MemoryFeedStore(), salesflow, hubSpot, POSTGRES.database(), folder, more);
    }

    SandboxContact added(String slug, String firstName) {
        return salesflow.campaign().addContact("linkedin.com/in/" + slug, contact -> contact.firstName(firstName)
                .lastName("Lovelace")
                .company("=Engines"));
    }

    /** Polls while HubSpot takes no contacts. */
    void refused(String route) {
        hubSpot.faults().next(1000, "/contacts/batch/upsert", io.salesflow.sandbox.standin.Fault.status(400));
        running.run(route);
        hubSpot.faults().clear();
    }

    /** Who has come to HubSpot, but for the one who was there at the start. */
    List<String> inHubSpot() {
        return hubSpot.contacts().all().stream()
                .map(contact -> contact.properties().get("salesflow_linkedin_key"))
                .filter(key -> !key.equals("zoe"))
                .toList();
    }

    Path contactsFile() {
        return folder.resolve("members-list-by-account-" + salesflow.accountId() + ".csv");
    }

    Path result() throws IOException {
        return files("actions/done").stream()
                .filter(file -> file.toString().endsWith(".result.csv"))
                .findFirst()
                .orElseThrow();
    }

    List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(directory))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    static List<Map<String, String>> rows(Path file) {
        List<Map<String, String>> all = new ArrayList<>();
        try (CsvRows rows = CsvRows.of(file)) {
            for (Map<String, String> row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    static List<Map<String, Object>> table() {
        return POSTGRES.sql().queryForList("select * from salesflow_parked order by name");
    }
}
