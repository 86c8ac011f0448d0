package io.salesflow.camel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.analytics.AnalyticsRoutes;
import io.salesflow.camel.routes.events.EventsRoute;
import io.salesflow.camel.routes.hubspot.ContactsToHubSpot;
import io.salesflow.camel.routes.hubspot.EditsToSalesflow;
import io.salesflow.camel.routes.hubspot.MessagesToHubSpot;
import io.salesflow.camel.routes.parked.ParkedRoutes;
import io.salesflow.camel.routes.salesforce.SalesforceRoutes;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** The routes do nothing, and need nothing, until they are switched on. */
class RoutesAreOffTest {
    private static final Map<String, String> ON = Map.of(
            "camel.component.salesflow.token", "token",
            "camel.component.salesflow.accountId", "1",
            "hubspot.token", "token",
            "salesflow.contacts-to-hubspot.enabled", "true",
            "salesflow.contacts-to-hubspot.scheduled", "false");

    @Test
    void inYaml() {
        assertRoutes(yaml(), Map.of());
        assertRoutes(yaml(), ON, "salesflow-contacts-to-hubspot");
    }

    @Test
    void inJava() {
        assertRoutes(java(), Map.of());
        assertRoutes(java(), ON, "salesflow-contacts-to-hubspot");
    }

    private static Main yaml() {
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:camel/*.yaml");
        return main;
    }

    private static Main java() {
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:no-routes/*");
        main.configure().addRoutesBuilder(new ContactsToHubSpot());
        main.configure().addRoutesBuilder(new MessagesToHubSpot());
        main.configure().addRoutesBuilder(new EditsToSalesflow());
        main.configure().addRoutesBuilder(new SalesforceRoutes());
        main.configure().addRoutesBuilder(new AnalyticsRoutes());
        main.configure().addRoutesBuilder(new ParkedRoutes());
        main.configure().addRoutesBuilder(new EventsRoute());
        return main;
    }

    private static void assertRoutes(Main main, Map<String, String> properties, String... ids) {
        Properties initial = new Properties();
        initial.putAll(properties);
        main.setInitialProperties(initial);
        try {
            main.start();
            assertThat(main.getCamelContext().getRoutes())
                    .extracting(route -> route.getId())
                    .containsExactly(ids);
        } finally {
            main.stop();
        }
    }
}
