package io.salesflow.camel.routes.hubspot;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;

/** A Camel program with the contact route between two sandboxes. It runs when it is told to. */
final class RunningContext implements AutoCloseable {
    private static final String ROUTE = "direct:salesflow-contacts-to-hubspot";

    private final Main main = new Main();

    private RunningContext(Properties properties) {
        main.configure().withRoutesIncludePattern("classpath:camel/salesflow-contacts-to-hubspot.yaml");
        main.setInitialProperties(properties);
        main.start();
    }

    static RunningContext between(SalesflowSandbox salesflow, HubSpotSandbox hubSpot) {
        return between(salesflow, hubSpot, Map.of());
    }

    static RunningContext between(SalesflowSandbox salesflow, HubSpotSandbox hubSpot, Map<String, String> more) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.component.salesflow.token", salesflow.token(),
                "camel.component.salesflow.account-id", String.valueOf(salesflow.accountId()),
                "camel.component.salesflow.api-url", salesflow.apiUrl(),
                "camel.component.salesflow.statistics-api-url", salesflow.statisticsApiUrl(),
                "hubspot.apiUrl", hubSpot.apiUrl(),
                "hubspot.token", hubSpot.token(),
                "hubspot.retryDelay", "10",
                "salesflow.contacts-to-hubspot.scheduled", "false"));
        properties.putAll(more);
        return new RunningContext(properties);
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    ContactTotals run() {
        return camel().createProducerTemplate().requestBody(ROUTE, null, ContactTotals.class);
    }

    /** What a run failed with. */
    Throwable failure() {
        try {
            ContactTotals totals = run();
            throw new AssertionError("The run did not fail: " + totals);
        } catch (CamelExecutionException e) {
            return rootCause(e);
        }
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }

    @Override
    public void close() {
        main.stop();
    }
}
