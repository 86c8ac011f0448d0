package io.salesflow.camel.routes.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.analytics.RunningAnalytics.Language;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class AnalyticsSecretsTest {
    private static final String PASSWORD = "canary-password-7f3a";
    private static final Map<String, String> OPTIONS =
            Map.of("salesflow.analytics-to-table.createTable", "true", "salesflow.analytics.backfillDays", "1");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private final List<String> seen = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void neitherTokenNorPasswordIsSeenWhateverFails() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                LogLines camel = LogLines.of("org.apache.camel", Level.INFO);
                LogLines spring = LogLines.of("org.springframework", Level.TRACE);
                LogLines route = LogLines.of("salesflow-analytics-to-table", Level.TRACE);
                LogLines ours = LogLines.of("io.salesflow", Level.TRACE)) {
            run(postgres.getPort());
            for (Fault fault : List.of(Fault.echoToken(), Fault.serverError(500), Fault.resetBeforeExecution())) {
                salesflow.faults().on("analytics/by-account", fault).times(2);
                run(postgres.getPort());
            }
            run(1);
            seen.add(Files.readString(folder.resolve("figures.csv")));
            for (LogLines log : List.of(camel, spring, route, ours)) {
                seen.addAll(log.all());
            }
        }
        assertThat(seen)
                .hasSizeGreaterThan(30)
                .anyMatch(text -> text.contains("The campaigns' figures are not in the table"))
                .noneMatch(text -> text.contains(PASSWORD) || text.contains(salesflow.token()));
    }

    private void run(int port) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setServerNames(new String[] {"localhost"});
        database.setPortNumbers(new int[] {port});
        database.setDatabaseName("postgres");
        database.setUser("postgres");
        database.setPassword(PASSWORD);
        try (RunningAnalytics running =
                new RunningAnalytics(Language.YAML, salesflow, database, folder.resolve("figures.csv"), OPTIONS)) {
            running.toTable();
            look(running);
            running.toFile();
            look(running);
        }
    }

    private void look(RunningAnalytics running) {
        if (running.failure() != null) {
            StringWriter trace = new StringWriter();
            running.failure().printStackTrace(new PrintWriter(trace));
            seen.add(trace.toString());
        }
        running.exchanges()
                .forEach(exchange -> seen.add(exchange.getAllProperties() + " "
                        + exchange.getMessage().getHeaders()));
        running.main().getCamelContext().getEndpoints().stream()
                .map(Endpoint::getEndpointUri)
                .forEach(seen::add);
    }
}
