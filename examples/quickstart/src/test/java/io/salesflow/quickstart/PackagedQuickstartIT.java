package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class PackagedQuickstartIT {
    private static final String[] ANY_FREE_PORTS = {
        "--sandbox-port", "0",
        "--hubspot-port", "0",
        "--salesforce-port", "0",
        "--smtp-port", "0",
        "--imap-port", "0",
        "--webhook-port", "0",
        "--board-port", "0"
    };
    private static final Pattern IN_HUBSPOT = Pattern.compile("HubSpot: (\\d+) contacts");

    @TempDir
    private Path elsewhere;

    @Test
    void runsADayFromAnyFolder() throws IOException, InterruptedException {
        Process process = start("--once");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(output)
                .contains("Imported 250 contacts")
                .containsPattern("Salesflow +HubSpot +Salesforce +Mailbox")
                .contains("All sides agree.");
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void goesOnUntilItIsStopped() throws IOException, InterruptedException {
        Process process = start(ANY_FREE_PORTS);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().anyMatch(PackagedQuickstartIT::tellsThatAllAreInHubSpot))
                    .isTrue();
            process.destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void isKilledInTheMiddleAndComesToTheSameEnd() throws IOException, InterruptedException {
        Process standIns = start(Stream.concat(Stream.of("--stand-ins"), Stream.of(ANY_FREE_PORTS))
                .toArray(String[]::new));
        try (BufferedReader output = standIns.inputReader(StandardCharsets.UTF_8)) {
            Map<String, String> environment = exportedBy(output);
            Process killed = start(environment, "--state", "state", "--verbose", "--board-port", "0");
            try (BufferedReader log = killed.inputReader(StandardCharsets.UTF_8)) {
                assertThat(log.lines().anyMatch(line -> line.contains("Salesflow to HubSpot: 100 contacts")))
                        .isTrue();
            } finally {
                killed.destroyForcibly().waitFor();
            }

            Process again = start(environment, "--state", "state", "--once");
            String report = new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(report)
                    .containsPattern("Compared Salesflow, 250 contacts .250 people. and [1-9]\\d* messages")
                    .containsPattern("Mailbox, [1-9]\\d* mails(?: .1 came twice.)?: the same")
                    .contains("All sides agree.");
            assertThat(again.waitFor()).as(report).isZero();
            assertThat(output.lines()
                            .map(IN_HUBSPOT::matcher)
                            .filter(Matcher::find)
                            .map(line -> Integer.parseInt(line.group(1)))
                            .filter(contacts -> contacts >= 250)
                            .findFirst())
                    .as("contacts in HubSpot")
                    .hasValue(250);
        } finally {
            standIns.destroyForcibly();
        }
    }

    private static Map<String, String> exportedBy(BufferedReader output) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("export ")) {
                String[] variable = line.substring("export ".length()).split("=", 2);
                environment.put(variable[0], variable[1].replace("'", ""));
            } else if (!environment.isEmpty()) {
                return environment;
            }
        }
        throw new AssertionError("The stand-ins ended");
    }

    private static boolean tellsThatAllAreInHubSpot(String line) {
        return line.contains("Salesflow: 250 contacts")
                && line.contains("HubSpot: 250 contacts")
                && line.contains("Salesforce: 250 Leads");
    }

    private Process start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquickstart.contacts=" + Path.of("contacts.csv").toAbsolutePath(),
                "-Dquickstart.salesforce=" + ExampleFiles.salesforceFields().toAbsolutePath(),
                "-jar",
                System.getProperty("quickstart.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder program =
                new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
        program.environment().keySet().removeIf(name -> name.matches("(SALESFLOW|HUBSPOT|SALESFORCE|MAIL|IMAP)_.*"));
        program.environment().putAll(environment);
        return program.start();
    }
}
