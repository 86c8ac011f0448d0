package io.salesflow.hawtio;

import io.salesflow.camel.hawtio.HawtioServer;
import io.salesflow.camel.hawtio.OwnCallers;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** The routes that Hawtio shows: contacts and messages to HubSpot, each looked for at once when Salesflow tells of one. */
final class SampleRoutes implements AutoCloseable {
    private static final List<String> FEEDS = List.of("salesflow.contacts-to-hubspot", "salesflow.messages-to-hubspot");
    private static final String FILES = "classpath:camel/salesflow-contacts-to-hubspot.yaml,"
            + "classpath:camel/salesflow-messages-to-hubspot.yaml,classpath:camel/salesflow-events.yaml";

    private final SampleServices services;
    private final ManagementServer management;
    private final Main main = new Main();

    private SampleRoutes(SampleServices services, ManagementServer management) {
        this.services = services;
        this.management = management;
    }

    /**
     * Starts the routes.
     *
     * @param period between two polls
     * @param management where programs look at them
     * @throws IllegalStateException if they don't start
     */
    static SampleRoutes start(SampleServices services, Duration period, ManagementServer management) {
        SampleRoutes routes = new SampleRoutes(services, management);
        Properties properties = properties(services, period);
        properties.putAll(management.properties());
        routes.main.configure().withName("salesflow");
        routes.main.configure().withRoutesIncludePattern(FILES);
        routes.main.configure().withAutoConfigurationLogSummary(false);
        routes.main.configure().withShutdownTimeout(5);
        routes.main.setInitialProperties(properties);
        try {
            routes.main.start();
            OwnCallers.guard(routes.camel());
        } catch (Exception e) {
            routes.close();
            throw new IllegalStateException("The routes did not start: " + e.getMessage(), e);
        }
        return routes;
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    String description() {
        return services.description() + management.description();
    }

    @Override
    public void close() {
        main.stop();
        services.close();
    }

    private static Properties properties(SampleServices services, Duration period) {
        Properties properties = new Properties();
        properties.putAll(services.properties());
        for (String feed : FEEDS) {
            properties.setProperty(feed + ".enabled", "true");
            properties.setProperty(feed + ".period", String.valueOf(period.toMillis()));
            properties.setProperty(feed + ".maxAttempts", "2");
        }
        properties.putAll(HawtioServer.routeProperties());
        services.salesflow().ifPresent(sandbox -> {
            int port = FreePort.find();
            properties.setProperty("salesflow.events.enabled", "true");
            properties.setProperty("salesflow.events.url", "http://127.0.0.1:" + port);
            properties.setProperty("camel.server.enabled", "true");
            properties.setProperty("camel.server.host", "127.0.0.1");
            properties.setProperty("camel.server.port", String.valueOf(port));
        });
        return properties;
    }
}
