package io.salesflow.camel.routes.parked;

import static io.salesflow.camel.routes.parked.RunningParked.CONTACTS;
import static io.salesflow.camel.routes.parked.RunningParked.MESSAGES;
import static io.salesflow.camel.routes.parked.RunningParked.TO_FILE;
import static io.salesflow.camel.routes.parked.RunningParked.TO_TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.sandbox.account.SandboxContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What HubSpot refuses is parked, and is seen by people in a real PostgreSQL and in files. */
class ParkedRecordsAreSeenTest extends ParkedRoutesTest {
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
}
