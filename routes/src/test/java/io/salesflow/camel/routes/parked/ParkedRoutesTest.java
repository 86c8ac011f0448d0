package io.salesflow.camel.routes.parked;

import static io.salesflow.camel.routes.parked.RunningParked.ACTIONS;
import static io.salesflow.camel.routes.parked.RunningParked.CONTACTS;
import static io.salesflow.camel.routes.parked.RunningParked.MESSAGES;
import static io.salesflow.camel.routes.parked.RunningParked.TO_FILE;
import static io.salesflow.camel.routes.parked.RunningParked.TO_TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.PostgresExtension;
import io.salesflow.camel.routes.csv.CsvRows;
import io.salesflow.camel.routes.parked.RunningParked.Language;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What HubSpot refuses is parked, is seen by people in a real PostgreSQL and in files, and goes on from there. */
@ParameterizedClass
@EnumSource
class ParkedRoutesTest {
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

    @Test
    void aParkedContactIsShownWithItsReasonAndWhatToDo() {
        SandboxContact ada = added("ada", "Ada 😀");
        refused(CONTACTS);
        running.run(TO_TABLE);
        running.run(TO_FILE);

        assertThat(running.failures()).isEmpty();
        assertThat(table()).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("feed", feed)
                    .containsEntry("key", String.valueOf(ada.id()))
                    .containsEntry("what", "new contact")
                    .containsEntry("name", "Ada 😀 Lovelace")
                    .containsEntry("company", "=Engines")
                    .containsEntry("route", CONTACTS)
                    .containsEntry("attempts", 1)
                    .containsEntry("action", null);
            assertThat((String) row.get("linkedin")).endsWith("/in/ada");
            assertThat((String) row.get("reason")).contains("HubSpot did not take it");
            assertThat((String) row.get("what_to_do")).contains("replay", "discard");
        });
        assertThat(rows(contactsFile())).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("action", "")
                    .containsEntry("feed", feed)
                    .containsEntry("key", String.valueOf(ada.id()))
                    .containsEntry("what", "new contact")
                    .containsEntry("name", "Ada 😀 Lovelace")
                    .containsEntry("company", "'=Engines")
                    .containsEntry("route", CONTACTS)
                    .containsEntry("attempts", "1");
            assertThat(row.get("since_utc")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
            assertThat(row.get("what_to_do")).contains("replay", "discard");
        });
    }

    @Test
    void aParkedMessageIsShownWithTheBeginningOfItsText() {
        added("ada", "Ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Hello\n\"you\", " + "x".repeat(100));
        refused(MESSAGES);
        running.run(TO_TABLE);

        assertThat(table()).singleElement().satisfies(row -> assertThat((String) row.get("what"))
                .startsWith("new message: Hello \"you\", xxx")
                .endsWith("…")
                .hasSizeLessThan(80));
    }

    @Test
    void replayInTheTableHasItDeliveredAndTheRowGoes() {
        added("ada", "Ada");
        added("bob", "Bob");
        refused(CONTACTS);
        running.run(TO_TABLE);
        POSTGRES.sql().update("update salesflow_parked set action = ' Replay ' where name like 'Ada%'");
        running.run(TO_TABLE);

        await().untilAsserted(() -> assertThat(running.feeds().parked(feed)).hasSize(1));
        running.run(TO_TABLE);
        assertThat(table()).extracting(row -> row.get("name")).containsExactly("Bob Lovelace");
        assertThat(inHubSpot()).containsExactly("ada");
    }

    @Test
    void whatIsRefusedAgainStaysWithoutTheOldAnswer() {
        added("ada", "Ada");
        refused(CONTACTS);
        running.run(TO_TABLE);
        Object since = table().get(0).get("since");
        POSTGRES.sql().update("update salesflow_parked set action = 'replay'");
        hubSpot.faults().next(1000, io.salesflow.sandbox.standin.Fault.status(400));
        running.run(TO_TABLE);
        await().untilAsserted(() -> {
            running.run(TO_TABLE);
            assertThat(table()).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("action", null)
                    .containsEntry("answer", null)
                    .doesNotContainEntry("since", since));
        });
    }

    @Test
    void discardInTheTableGivesItUp() {
        added("ada", "Ada");
        refused(CONTACTS);
        running.run(TO_TABLE);
        POSTGRES.sql().update("update salesflow_parked set action = 'discard'");
        running.run(TO_TABLE);

        assertThat(table()).isEmpty();
        assertThat(running.feeds().parked(feed)).isEmpty();
        assertThat(inHubSpot()).isEmpty();
    }

    @Test
    void whatCanNotBeDoneIsAnswered() {
        added("ada", "Ada");
        refused(CONTACTS);
        running.run(TO_TABLE);
        POSTGRES.sql().update("update salesflow_parked set action = 'retry'");
        POSTGRES.sql()
                .update(
                        "insert into salesflow_parked (feed, key, since, action) values ('no-such-feed', '1', now(), 'replay')");
        POSTGRES.sql()
                .update("insert into salesflow_parked (feed, key, since, action) values ('" + feed
                        + "', '1', now(), 'replay')");
        running.run(TO_TABLE);

        assertThat(table())
                .filteredOn(row -> row.get("feed").equals(feed))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("answer", "Nothing was done: write replay or discard, not retry")
                        .containsEntry("action", null));
        assertThat(table())
                .filteredOn(row -> row.get("feed").equals("no-such-feed"))
                .singleElement()
                .satisfies(row -> assertThat((String) row.get("answer")).contains("There is no feed 'no-such-feed'"));
        assertThat(running.feeds().parked(feed)).hasSize(1);
    }

    @Test
    void aFileWithActionsIsDoneAndAnsweredRowByRow() throws IOException {
        added("ada", "Ada");
        added("bob", "Bob");
        added("cleo", "Cleo");
        refused(CONTACTS);
        running.run(TO_FILE);
        List<String> lines = new ArrayList<>(Files.readAllLines(contactsFile()));
        lines.replaceAll(
                line -> line.contains("Ada") ? "replay" + line : line.contains("Bob") ? "DISCARD" + line : line);
        lines.add("resend,,,,,,,,,," + feed + ",1");
        Files.createDirectories(folder.resolve("actions"));
        Files.write(folder.resolve("actions/mine.csv"), lines);
        running.run(ACTIONS);

        assertThat(running.failures()).isEmpty();
        await().untilAsserted(() -> assertThat(inHubSpot()).containsExactly("ada"));
        await().untilAsserted(() -> assertThat(running.feeds().parked(feed)).hasSize(1));
        running.run(TO_FILE);
        assertThat(rows(contactsFile())).extracting(row -> row.get("name")).containsExactly("Cleo Lovelace");
        assertThat(files("actions")).isEmpty();
        assertThat(files("actions/done")).hasSize(2);
        assertThat(rows(result()))
                .extracting(row -> row.get("action") + ": " + row.get("answer"))
                .containsExactlyInAnyOrder(
                        "replay: Is delivered again, now or with the next poll",
                        "DISCARD: Is given up for good",
                        "resend: Nothing was done: write replay or discard, not resend");
    }

    @Test
    void aFileAsExcelSavesItWithSemicolonsIsRead() throws IOException {
        SandboxContact ada = added("ada", "Ada");
        refused(CONTACTS);
        Files.createDirectories(folder.resolve("actions"));
        Files.writeString(
                folder.resolve("actions/mine.csv"),
                "\uFEFFaction;feed;key\r\ndiscard;" + feed + ";" + ada.id() + "\r\n\r\n");
        running.run(ACTIONS);

        assertThat(running.feeds().parked(feed)).isEmpty();
        assertThat(Files.readString(result())).startsWith("\uFEFFanswer;action;");
    }

    @Test
    void aFileThatIsDoneIsNeverCalledFailedAndNotDoneAgain() throws IOException {
        SandboxContact ada = added("ada", "Ada");
        SandboxContact bob = added("bob", "Bob");
        refused(CONTACTS);
        Files.createDirectories(folder.resolve("actions"));
        Files.writeString(folder.resolve("actions/done"), "in the way of the answers and of the file");
        Files.createDirectories(contactsFile().resolve("in the way"));
        Files.writeString(
                folder.resolve("actions/mine.csv"), "action,feed,key\ndiscard," + feed + "," + ada.id() + "\n");
        try (LogLines log = LogLines.of("io.salesflow.camel.routes.parked", Level.WARN)) {
            running.run(ACTIONS);
            running.run(ACTIONS);

            assertThat(log.all())
                    .anyMatch(line -> line.contains(".result.csv") && line.contains("Is given up for good"));
        }

        assertThat(running.feeds().parked(feed))
                .extracting(change -> change.key())
                .containsExactly("" + bob.id());
        assertThat(folder.resolve("actions/failed")).doesNotExist();
        assertThat(files("actions"))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("done");
        assertThat(files("actions/performing")).hasSize(1);
    }

    @Test
    void aFileThatWasLeftInItsMiddleIsToldAndNotDoneAgain() throws IOException {
        SandboxContact ada = added("ada", "Ada");
        refused(CONTACTS);
        Path left =
                Files.createDirectories(folder.resolve("actions/performing")).resolve("mine.csv");
        Files.writeString(left, "action,feed,key\ndiscard," + feed + "," + ada.id() + "\n");
        try (LogLines log = LogLines.of("io.salesflow.camel.routes.parked", Level.WARN)) {
            running.run(ACTIONS);
            running.run(TO_FILE);
            running.run(TO_FILE);

            assertThat(log.all()).singleElement().asString().contains(left.toString(), "left in its middle");
        }

        assertThat(running.feeds().parked(feed)).hasSize(1);
    }

    @Test
    void aFileThatCanNotBeWrittenHidesNoOtherFeed() throws IOException {
        added("ada", "Ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Hello");
        refused(CONTACTS);
        refused(MESSAGES);
        Path inTheWay = Files.createDirectories(contactsFile().resolve("in the way"));
        running.run(TO_FILE);

        Path messages = folder.resolve("messages-incoming-by-account-" + salesflow.accountId() + ".csv");
        assertThat(running.failures()).singleElement();
        assertThat(rows(messages)).hasSize(1);
        Files.delete(inTheWay);
        Files.delete(contactsFile());
        running.run(TO_FILE);
        assertThat(running.failures()).isEmpty();
        assertThat(rows(contactsFile())).hasSize(1);
    }

    @Test
    void actionsOfTwoTimesAreBothDone() throws IOException {
        SandboxContact ada = added("ada", "Ada");
        SandboxContact bob = added("bob", "Bob");
        refused(CONTACTS);
        for (SandboxContact contact : List.of(ada, bob)) {
            running.run(TO_FILE);
            String text = Files.readString(contactsFile());
            String key = String.valueOf(contact.id());
            Files.writeString(
                    contactsFile(),
                    text.lines()
                            .map(line -> line.endsWith("," + key) ? "discard" + line : line)
                            .collect(java.util.stream.Collectors.joining("\r\n")));
        }
        running.run(TO_FILE);
        running.run(ACTIONS);

        assertThat(running.feeds().parked(feed)).isEmpty();
    }

    @Test
    void aNulInATextStopsNeitherTableNorFile() {
        added("ada", "A\0da");
        refused(CONTACTS);
        running.run(TO_TABLE);
        running.run(TO_FILE);

        assertThat(running.failures()).isEmpty();
        assertThat(table()).singleElement().satisfies(row -> assertThat(row).containsEntry("name", "Ada Lovelace"));
        assertThat(rows(contactsFile())).hasSize(1);
    }

    @Test
    void aFileThatIsNoneOfTheKindIsPutAsideAndNothingIsDone() throws IOException {
        added("ada", "Ada");
        refused(CONTACTS);
        Files.createDirectories(folder.resolve("actions"));
        Files.writeString(folder.resolve("actions/mine.csv"), "name,action\r\nAda,discard\r\n");
        running.run(ACTIONS);

        assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContaining("write replay or discard into its column action"));
        assertThat(files("actions/failed")).hasSize(1);
        assertThat(running.feeds().parked(feed)).hasSize(1);
    }

    @Test
    void whoWritesIntoTheFileWhereItIsIsUnderstoodToo() throws IOException {
        added("ada", "Ada");
        refused(CONTACTS);
        running.run(TO_FILE);
        List<String> lines = new ArrayList<>(Files.readAllLines(contactsFile()));
        lines.replaceAll(line -> line.contains("Ada") ? "discard" + line : line);
        Files.write(contactsFile(), lines);
        running.run(TO_FILE);
        running.run(ACTIONS);

        assertThat(running.feeds().parked(feed)).isEmpty();
        assertThat(contactsFile()).doesNotExist();
    }

    @Test
    void whatIsMendedInSalesflowGoesByItself() {
        SandboxContact ada = added("ada", "Ada");
        refused(CONTACTS);
        running.run(TO_TABLE);
        running.run(TO_FILE);
        ada.edit(contact -> contact.company("Engines"));
        running.feeds().scan(feed);
        running.run(CONTACTS);
        running.run(TO_TABLE);
        running.run(TO_FILE);

        assertThat(inHubSpot()).containsExactly("ada");
        assertThat(table()).isEmpty();
        assertThat(contactsFile()).doesNotExist();
    }

    @Test
    void aParkedEventIsShownAndReplayed() {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .lastName("Lovelace"));
        running.run(CONTACTS);
        salesflow
                .faults()
                .on("members/get", Fault.envelope(404, "no such member"))
                .times(1);
        ada.connect();
        String events = "events:" + salesflow.accountId() + ":camel-salesflow";
        await().untilAsserted(
                        () -> assertThat(running.feeds().parkedEvents(events)).hasSize(1));
        running.run(TO_TABLE);
        running.run(TO_FILE);

        assertThat(table()).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("feed", events)
                    .containsEntry("what", "event connected")
                    .containsEntry("name", "Ada Lovelace")
                    .containsEntry("route", "salesflow-events")
                    .containsEntry("reason", "there is no such contact");
            assertThat((String) row.get("what_to_do")).contains("Look the person up");
        });
        assertThat(folder.resolve("events-" + salesflow.accountId() + "-camel-salesflow.csv"))
                .exists();
        POSTGRES.sql().update("update salesflow_parked set action = 'replay'");
        running.run(TO_TABLE);

        await().untilAsserted(() -> assertThat(hubSpot.contacts().all())
                .anySatisfy(contact ->
                        assertThat(contact.properties()).containsEntry("salesflow_status", "MEMBER_CONNECTED")));
        running.run(TO_TABLE);
        assertThat(table()).isEmpty();
    }

    @Test
    void onlyTheFeedsThatAreNamedAreShownAndOtherRowsStay() throws IOException {
        running.close();
        running = running(Map.of("salesflow.parked.feeds", "messages/incoming-by-account:" + salesflow.accountId()));
        added("ada", "Ada");
        refused(CONTACTS);
        running.run(MESSAGES);
        running.run(TO_TABLE);
        POSTGRES.sql()
                .update("insert into salesflow_parked (feed, key, since) values ('of-another-program', '1', now())");
        running.run(TO_TABLE);

        assertThat(table()).extracting(row -> row.get("feed")).containsExactly("of-another-program");
    }

    @Test
    void noTokenIsShownOrLogged() throws IOException {
        added("ada", "Ada " + salesflow.token().substring(0, 3));
        List<String> seen = new ArrayList<>();
        try (LogLines camel = LogLines.of("org.apache.camel", Level.INFO);
                LogLines ours = LogLines.of("io.salesflow", Level.TRACE)) {
            refused(CONTACTS);
            running.run(TO_TABLE);
            running.run(TO_FILE);
            seen.add(Files.readString(contactsFile()));
            seen.add(table().toString());
            seen.addAll(camel.all());
            seen.addAll(ours.all());
        }
        assertThat(seen)
                .hasSizeGreaterThan(4)
                .noneMatch(text -> text.contains(salesflow.token()) || text.contains(hubSpot.token()));
    }

    private RunningParked running(Map<String, String> more) throws IOException {
        return new RunningParked(
                language, new MemoryFeedStore(), salesflow, hubSpot, POSTGRES.database(), folder, more);
    }

    private SandboxContact added(String slug, String firstName) {
        return salesflow.campaign().addContact("linkedin.com/in/" + slug, contact -> contact.firstName(firstName)
                .lastName("Lovelace")
                .company("=Engines"));
    }

    /** Polls while HubSpot takes no contacts. */
    private void refused(String route) {
        hubSpot.faults().next(1000, "/contacts/batch/upsert", io.salesflow.sandbox.standin.Fault.status(400));
        running.run(route);
        hubSpot.faults().clear();
    }

    /** Who has come to HubSpot, but for the one who was there at the start. */
    private List<String> inHubSpot() {
        return hubSpot.contacts().all().stream()
                .map(contact -> contact.properties().get("salesflow_linkedin_key"))
                .filter(key -> !key.equals("zoe"))
                .toList();
    }

    private Path contactsFile() {
        return folder.resolve("members-list-by-account-" + salesflow.accountId() + ".csv");
    }

    private Path result() throws IOException {
        return files("actions/done").stream()
                .filter(file -> file.toString().endsWith(".result.csv"))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(directory))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Map<String, String>> rows(Path file) {
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

    private static List<Map<String, Object>> table() {
        return POSTGRES.sql().queryForList("select * from salesflow_parked order by name");
    }
}
