package io.salesflow.camel.routes.parked;

import static io.salesflow.camel.routes.parked.RunningParked.ACTIONS;
import static io.salesflow.camel.routes.parked.RunningParked.CONTACTS;
import static io.salesflow.camel.routes.parked.RunningParked.TO_FILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.sandbox.account.SandboxContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people write into files of parked records is done and answered. */
class ActionsInFilesTest extends ParkedRoutesTest {
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
}
