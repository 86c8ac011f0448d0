package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxDayTest {
    @TempDir
    private Path folder;

    @Test
    void everybodyInTheFileIsInAllSystemsAtTheEndOfTheDay() {
        Run run = Run.of(Map.of(), "--once");

        assertThat(run.output())
                .contains("Imported 250 contacts")
                .containsPattern("Compared Salesflow, 250 contacts .250 people. and [1-9]\\d* messages")
                .containsPattern("HubSpot, 250 contacts, [1-9]\\d* messages on timelines: the same")
                .containsPattern("Salesforce, 250 Leads, [1-9]\\d* Tasks: the same")
                .containsPattern("Mailbox, [1-9]\\d* mails: the same")
                .contains("All sides agree.")
                .containsPattern(" +Salesflow +HubSpot +Salesforce +Mailbox\\n")
                .containsPattern("Mon 08:00 +250 +0 +0 +0 +250 +0 +0 +250 +0 +0 +0 +0\\n")
                .containsPattern("Tue 08:00 +250 +2\\d\\d +[1-9]\\d* +([1-9]\\d*) +0 +([1-9]\\d*) +([1-9]\\d*)"
                        + " +0 +\\2 +\\3 +\\3 +0\\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aReplyArrivesByPushAtOnce() {
        Run run = Run.of(Map.of(), "--once");

        assertThat(run.output())
                .containsPattern("Replies: +by push to http://127\\.0\\.0\\.1:\\d+")
                .containsPattern("Replies came by push: one that was made now was a mail \\d+ ms later")
                .contains("All sides agree.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aReplyArrivesWithTheNextPollIfPushIsSwitchedOff() {
        Run run = Run.of(Map.of(), "--once", "--no-push");

        assertThat(run.output())
                .doesNotContain("Live board")
                .containsPattern("Replies: +by poll")
                .contains("Replies came by poll: one that was made now was taken with the next poll")
                .contains("All sides agree.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void rowsThatCanNotBeImportedAreNamedAndTheOthersAreImported() throws IOException {
        Path csv = Files.writeString(folder.resolve("mine.csv"), """
                linkedInUrl,firstName,customField1
                https://www.linkedin.com/in/example-one,One,"a, ""quoted"" field
                over two lines"
                ,Nobody,
                https://example.com/two,Two,
                linkedin.com/in/example-three,Three,
                https://www.linkedin.com/in/EXAMPLE-one/,One again,
                https://www.linkedin.com/in/example-four,Four,with,comma
                https://www.linkedin.com/in/example-five,"never closed,
                https://www.linkedin.com/in/example-six,Six,
                """);

        Run run = Run.of(Map.of(), "--once", "--csv", csv.toString());

        assertThat(run.output())
                .contains("Imported 2 contacts")
                .contains("5 rows were not imported:")
                .contains("line 4: the linkedInUrl is no LinkedIn profile")
                .contains("line 5: the linkedInUrl is no LinkedIn profile")
                .contains("line 7: the same profile as in line 2")
                .contains("line 8: it has 4 cells, but there are 3 columns")
                .contains("line 9: a quote is not closed")
                .contains("All sides agree.");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aColumnThatNobodyKnowsIsRefused() throws IOException {
        Path csv = Files.writeString(folder.resolve("mine.csv"), "linkedInUrl,first name\n");

        Run run = Run.of(Map.of(), "--once", "--csv", csv.toString());

        assertThat(run.output()).contains("column 'first name'", "firstName", "customField1");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("mine.csv"),
                "linkedInUrl,firstName\nlinkedin.com/in/x,Zoë\n",
                StandardCharsets.ISO_8859_1);

        Run run = Run.of(Map.of(), "--once", "--csv", csv.toString());

        assertThat(run.output()).contains("not in UTF-8");
        assertThat(run.exitCode()).isEqualTo(3);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Run run = Run.of(Map.of(), "--once", "--csv", "nowhere.csv");

        assertThat(run.output()).contains("There is no file nowhere.csv");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--sandbox-port",
                "--hubspot-port",
                "--salesforce-port",
                "--smtp-port",
                "--imap-port",
                "--webhook-port"
            })
    void aPortInUseIsExplained(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Run run = Run.of(Map.of(), "--once", option, String.valueOf(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output()).contains("Port " + taken.getLocalPort() + " can't be listened on", option);
        }
    }
}
