package io.salesflow.camel.routes.parked;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.routes.events.EventsRoute;
import io.salesflow.camel.routes.hubspot.ContactsToHubSpot;
import io.salesflow.camel.routes.hubspot.MessagesToHubSpot;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.Type;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ScheduledPollConsumer;

/**
 * A Camel program with the routes of what is parked, and routes that park: contacts, messages and events to HubSpot. What they can't
 * deliver is parked at once. All run when they are told to.
 */
final class RunningParked implements AutoCloseable {
    static final String CONTACTS = "salesflow-contacts-to-hubspot";
    static final String MESSAGES = "salesflow-messages-to-hubspot";
    static final String TO_TABLE = "salesflow-parked-to-table";
    static final String TO_FILE = "salesflow-parked-to-file";
    static final String ACTIONS = "salesflow-parked-actions";

    /** In which language the routes are written. */
    enum Language {
        YAML,
        JAVA
    }

    private final Main main = new Main();
    private final List<Throwable> failures = new ArrayList<>();

    RunningParked(
            Language language,
            FeedStore store,
            SalesflowSandbox salesflow,
            HubSpotSandbox hubSpot,
            DataSource database,
            Path folder,
            Map<String, String> more)
            throws IOException {
        if (language == Language.YAML) {
            main.configure()
                    .withRoutesIncludePattern(
                            "classpath:camel/salesflow-parked-*.yaml,classpath:camel/salesflow-events.yaml,"
                                    + "classpath:camel/" + CONTACTS + ".yaml,classpath:camel/" + MESSAGES + ".yaml");
        } else {
            main.configure().withRoutesIncludePattern("false");
            main.configure().addRoutesBuilder(new ParkedRoutes());
            main.configure().addRoutesBuilder(new EventsRoute());
            main.configure().addRoutesBuilder(new ContactsToHubSpot());
            main.configure().addRoutesBuilder(new MessagesToHubSpot());
        }
        String port = String.valueOf(freePort());
        Map<String, String> properties = new HashMap<>(Map.ofEntries(
                Map.entry("camel.component.salesflow.token", salesflow.token()),
                Map.entry("camel.component.salesflow.account-id", String.valueOf(salesflow.accountId())),
                Map.entry("camel.component.salesflow.api-url", salesflow.apiUrl()),
                Map.entry("camel.component.salesflow.webhook-secret", "7f3a9c51e0d24b86af1c0e9d5b7a6234"),
                Map.entry("camel.component.salesflow.state-store", "#feedStore"),
                Map.entry("camel.server.enabled", "true"),
                Map.entry("camel.server.host", "127.0.0.1"),
                Map.entry("camel.server.port", port),
                Map.entry("salesflow.events.enabled", "true"),
                Map.entry("salesflow.events.url", "http://127.0.0.1:" + port),
                Map.entry("salesflow.parked-to-table.enabled", "true"),
                Map.entry("salesflow.parked-to-table.scheduled", "false"),
                Map.entry("salesflow.parked-to-table.createTable", "true"),
                Map.entry("salesflow.parked-to-file.enabled", "true"),
                Map.entry("salesflow.parked-to-file.scheduled", "false"),
                Map.entry("salesflow.parked-to-file.directory", folder.toString()),
                Map.entry(
                        "salesflow.parked-to-file.actionsDirectory",
                        folder.resolve("actions").toString()),
                Map.entry("salesflow.contacts-to-hubspot.enabled", "true"),
                Map.entry("salesflow.contacts-to-hubspot.scheduled", "false"),
                Map.entry("salesflow.contacts-to-hubspot.maxAttempts", "1"),
                Map.entry("salesflow.messages-to-hubspot.enabled", "true"),
                Map.entry("salesflow.messages-to-hubspot.scheduled", "false"),
                Map.entry("salesflow.messages-to-hubspot.maxAttempts", "1"),
                Map.entry("hubspot.apiUrl", hubSpot.apiUrl()),
                Map.entry("hubspot.token", hubSpot.token())));
        properties.putAll(more);
        Properties initial = new Properties();
        initial.putAll(properties);
        main.setInitialProperties(initial);
        main.bind("feedStore", store);
        main.bind("dataSource", database);
        main.bind("ends", new Failures());
        main.start();
    }

    SalesflowFeeds feeds() {
        return SalesflowFeeds.of(main.getCamelContext());
    }

    /** Runs that route once. */
    void run(String route) {
        failures.clear();
        ((ScheduledPollConsumer) main.getCamelContext().getRoute(route).getConsumer()).run();
    }

    /** What the last run failed with. */
    List<Throwable> failures() {
        return failures;
    }

    @Override
    public void close() {
        main.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private final class Failures extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            if (event.getType() == Type.ExchangeFailed) {
                Exchange exchange = ((ExchangeEvent) event).getExchange();
                failures.add(exchange.getException());
            }
        }
    }
}
