package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedQuickstartIT {
    @TempDir
    private Path elsewhere;

    @Test
    void runsADayFromAnyFolder() throws IOException, InterruptedException {
        Process process = start("--once");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(output)
                .contains("Imported 250 contacts")
                .containsPattern("Time +Contacts +Invited +Connected +Replied +In HubSpot: created +updated +not taken")
                .contains("Both sides agree.");
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void goesOnUntilItIsStopped() throws IOException, InterruptedException {
        Process process = start("--sandbox-port", "0", "--hubspot-port", "0");
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines().anyMatch(PackagedQuickstartIT::tellsThatAllAreInHubSpot))
                    .isTrue();
            process.destroy();

            assertThat(process.waitFor(8, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean tellsThatAllAreInHubSpot(String line) {
        return line.contains("Salesflow: 250 contacts") && line.contains("HubSpot: 250 contacts");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dquickstart.contacts=" + Path.of("contacts.csv").toAbsolutePath(),
                "-jar",
                System.getProperty("quickstart.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder program =
                new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
        program.environment().keySet().removeIf(name -> name.startsWith("SALESFLOW_") || name.startsWith("HUBSPOT_"));
        return program.start();
    }
}
