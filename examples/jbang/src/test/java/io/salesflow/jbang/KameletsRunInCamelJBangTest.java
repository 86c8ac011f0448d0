package io.salesflow.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does who has the command {@code camel}, a file of YAML and no project. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KameletsRunInCamelJBangTest {
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final Path ROUTES = Path.of("src/test/resources/routes").toAbsolutePath();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static Program sandbox;
    private static Map<String, String> environment;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startTheSandbox() throws IOException {
        sandbox = Program.start(
                TARGET,
                Map.of(),
                List.of(
                        java(),
                        "-jar",
                        Path.of("../sandbox/target/camel-salesflow-sandbox-" + VERSION + "-exec.jar")
                                .toAbsolutePath()
                                .toString(),
                        "--port",
                        "0",
                        "--members",
                        "3"));
        environment = Map.of(
                "SALESFLOW_API_URL", value("apiUrl"),
                "SALESFLOW_ACCOUNT_ID", value("accountId"),
                "SALESFLOW_TOKEN", value("token"),
                "SALESFLOW_CAMPAIGN_ID", value("campaignIds").replaceFirst(",.*", ""));
    }

    @AfterAll
    static void stopTheSandbox() {
        sandbox.close();
    }

    @Test
    void camelRunTakesASource() throws Exception {
        try (Program run = camel("run", "contacts", "--max-seconds=120")) {
            assertThat(run.line(line -> line.contains("Contact: {"))).contains("\"MemberId\":");
        }
    }

    @Test
    void camelRunTakesASink() throws Exception {
        try (Program run = camel("run", "import", "--max-seconds=120")) {
            assertThat(run.line(line -> line.contains("Imported: "))).contains("grace-hopper");
        }
    }

    /** What was downloaded before is taken from the local repository, into which nothing of ours goes. */
    private Program camel(String command, String route, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                java(),
                "-Dmaven.repo.local=" + TARGET.resolve("local"),
                "-cp",
                System.getProperty("java.class.path"),
                CamelCommand.class.getName(),
                command,
                ROUTES.resolve(route + ".camel.yaml").toString(),
                "--dep=mvn:io.salesflow.camel:camel-salesflow-routes:" + VERSION,
                "--repos=" + System.getProperty("jbang.repository") + ",file://" + System.getProperty("user.home")
                        + "/.m2/repository",
                "--kamelets-version=4.18.0"));
        line.addAll(List.of(options));
        return Program.start(folder, environment, line);
    }

    private static String value(String name) throws IOException {
        return sandbox.line(line -> line.strip().startsWith(name + " ")).replaceFirst(".*= *", "").strip();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
