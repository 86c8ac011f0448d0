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

class SandboxDayTest {
    @TempDir
    private Path folder;

    @Test
    void everybodyInTheFileIsInHubSpotAtTheEndOfTheDay() {
        Run run = Run.of(Map.of(), "--once");

        assertThat(run.output())
                .contains("Imported 250 contacts")
                .containsPattern("Compared 250 contacts in Salesflow .250 people. with HubSpot, and [1-9]\\d* messages")
                .contains("Both sides agree.")
                .containsPattern("Mon 08:00 +250 +0 +0 +0 +250 +0 +0")
                .containsPattern("Tue 08:00 +250 +2\\d\\d +[1-9]\\d* +[1-9]\\d* +0 +[1-9]\\d* +0");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aReplyArrivesByPushAtOnce() {
        Run run = Run.of(Map.of(), "--once");

        assertThat(run.output())
                .containsPattern("Replies: +by push to http://127\\.0\\.0\\.1:\\d+")
                .containsPattern("Replies came by push: one that was made now was a file \\d+ ms later")
                .contains("Both sides agree.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aReplyArrivesWithTheNextPollIfPushIsSwitchedOff() {
        Run run = Run.of(Map.of(), "--once", "--no-push");

        assertThat(run.output())
                .containsPattern("Replies: +by poll")
                .contains("Replies came by poll: one that was made now was taken with the next poll")
                .contains("Both sides agree.");
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
                .contains("Both sides agree.");
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

    @Test
    void aPortInUseIsExplained() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Run run = Run.of(Map.of(), "--once", "--hubspot-port", String.valueOf(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output())
                    .contains("Port " + taken.getLocalPort() + " can't be listened on", "--hubspot-port");
        }
    }

    @Test
    void aPortForPushesThatIsInUseIsExplained() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Run run = Run.of(Map.of(), "--once", "--webhook-port", String.valueOf(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output())
                    .contains("Port " + taken.getLocalPort() + " can't be listened on", "--webhook-port");
        }
    }
}
