package io.salesflow.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** The routes as they are shipped, with nothing set but where they go. Each polls once. */
final class HubSpotRoutes implements Contender {
    private static final List<String> ROUTES =
            List.of("salesflow-contacts-to-hubspot", "salesflow-messages-to-hubspot");

    private final Main main = new Main();

    HubSpotRoutes(HubSpotTarget target) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.component.salesflow.apiUrl",
                target.salesflow().apiUrl(),
                "camel.component.salesflow.token",
                target.salesflow().token(),
                "camel.component.salesflow.accountId",
                String.valueOf(target.salesflow().accountId()),
                "camel.component.salesflow.stateStore",
                "#class:io.salesflow.camel.feed.store.MemoryFeedStore",
                "hubspot.apiUrl",
                target.hubSpotUrl(),
                "hubspot.token",
                target.hubSpotToken(),
                "salesflow.contacts-to-hubspot.enabled",
                "true",
                "salesflow.contacts-to-hubspot.scheduled",
                "false",
                "salesflow.messages-to-hubspot.enabled",
                "true",
                "salesflow.messages-to-hubspot.scheduled",
                "false"));
        main.setInitialProperties(properties);
        main.configure().withRoutesIncludePattern("classpath:camel/salesflow-*-to-hubspot.yaml");
        main.start();
    }

    @Override
    public long run() {
        for (String route : ROUTES) {
            ((ScheduledPollConsumer) main.getCamelContext().getRoute(route).getConsumer()).run();
        }
        return ROUTES.size();
    }

    @Override
    public void close() {
        main.stop();
    }
}
