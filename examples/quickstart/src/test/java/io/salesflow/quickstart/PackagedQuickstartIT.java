package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedQuickstartIT {
    @TempDir
    private Path elsewhere;

    @Test
    void runsADayFromAnyFolder() throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dquickstart.contacts=" + Path.of("contacts.csv").toAbsolutePath(),
                        "-jar",
                        System.getProperty("quickstart.jar"),
                        "--once")
                .directory(elsewhere.toFile())
                .redirectErrorStream(true);
        program.environment().keySet().removeIf(name -> name.startsWith("SALESFLOW_") || name.startsWith("HUBSPOT_"));

        Process process = program.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(output)
                .contains("Imported 250 contacts")
                .containsPattern("Time +Contacts +Invited +Connected +Replied +In HubSpot: created +updated +not taken")
                .contains("Both sides agree.");
        assertThat(process.exitValue()).as(output).isZero();
    }
}
