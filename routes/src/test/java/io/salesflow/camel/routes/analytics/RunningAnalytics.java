package io.salesflow.camel.routes.analytics;

import io.salesflow.camel.routes.EndedExchanges;
import io.salesflow.sandbox.SalesflowSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** A Camel program with both routes, which run when they are told to, at the sandbox's time. */
final class RunningAnalytics implements AutoCloseable {
    /** In which language the routes are written. */
    enum Language {
        YAML,
        JAVA
    }

    private final Main main = new Main();
    private final List<Exchange> exchanges = new ArrayList<>();

    RunningAnalytics(
            Language language, SalesflowSandbox salesflow, DataSource database, Path file, Map<String, String> more) {
        if (language == Language.YAML) {
            main.configure().withRoutesIncludePattern("classpath:camel/salesflow-analytics-*.yaml");
        } else {
            main.configure().withRoutesIncludePattern("false");
            main.configure().addRoutesBuilder(new AnalyticsRoutes());
        }
        Map<String, String> properties = new HashMap<>(Map.of(
                "camel.component.salesflow.token", salesflow.token(),
                "camel.component.salesflow.account-id", String.valueOf(salesflow.accountId()),
                "camel.component.salesflow.api-url", salesflow.apiUrl(),
                "camel.component.salesflow.retries", "0",
                "salesflow.analytics-to-table.enabled", "true",
                "salesflow.analytics-to-table.scheduled", "false",
                "salesflow.analytics-to-csv.enabled", "true",
                "salesflow.analytics-to-csv.scheduled", "false",
                "salesflow.analytics-to-csv.file", file.toString()));
        properties.putAll(more);
        Properties initial = new Properties();
        initial.putAll(properties);
        main.setInitialProperties(initial);
        main.bind("dataSource", database);
        main.bind("clock", salesflow.clock());
        main.bind("ends", new EndedExchanges(exchanges));
        main.start();
    }

    /** Runs the route to the table once. */
    void toTable() {
        run("salesflow-analytics-to-table");
    }

    /** Runs the route to the file once. */
    void toFile() {
        run("salesflow-analytics-to-csv");
    }

    /** What the last run failed with; null if it did not. */
    Throwable failure() {
        return exchanges.stream()
                .map(exchange -> (Throwable) exchange.getException())
                .filter(failure -> failure != null)
                .findFirst()
                .orElse(null);
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    Main main() {
        return main;
    }

    private void run(String route) {
        exchanges.clear();
        ((ScheduledPollConsumer) main.getCamelContext().getRoute(route).getConsumer()).run();
    }

    @Override
    public void close() {
        main.stop();
    }
}
