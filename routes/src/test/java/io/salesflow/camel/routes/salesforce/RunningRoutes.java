package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.routes.EndedExchanges;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** A Camel program with both routes between two sandboxes. They poll when they are told to. */
final class RunningRoutes implements AutoCloseable {
    static final String CONTACTS_FEED = "contacts-to-salesforce";
    static final String MESSAGES_FEED = "messages-to-salesforce";

    private final Main main = new Main();
    private final FeedStore store;
    private final List<Exchange> exchanges = new ArrayList<>();

    RunningRoutes(
            Form form, FeedStore store, SalesflowSandbox salesflow, SalesforceSandbox salesforce, String... more) {
        this.store = store;
        Map<String, String> properties = new HashMap<>(Map.ofEntries(
                Map.entry("camel.component.salesflow.token", salesflow.token()),
                Map.entry("camel.component.salesflow.account-id", String.valueOf(salesflow.accountId())),
                Map.entry("camel.component.salesflow.api-url", salesflow.apiUrl()),
                Map.entry("camel.component.salesflow.statistics-api-url", salesflow.statisticsApiUrl()),
                Map.entry("camel.component.salesflow.state-store", "#feedStore"),
                Map.entry("camel.component.salesforce.login-url", salesforce.loginUrl()),
                Map.entry("camel.component.salesforce.client-id", salesforce.clientId()),
                Map.entry("camel.component.salesforce.client-secret", salesforce.clientSecret()),
                Map.entry("camel.component.salesforce.lazy-login", "true"),
                Map.entry("salesforce.retryDelay", "5"),
                Map.entry("salesforce.longestRetryDelay", "20"),
                Map.entry("salesflow.contacts-to-salesforce.enabled", "true"),
                Map.entry("salesflow.contacts-to-salesforce.scheduled", "false"),
                Map.entry("salesflow.messages-to-salesforce.enabled", "true"),
                Map.entry("salesflow.messages-to-salesforce.scheduled", "false")));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        form.addRoutes(main);
        Properties initial = new Properties();
        initial.putAll(properties);
        main.setInitialProperties(initial);
        main.bind("feedStore", store);
        main.bind("ends", new EndedExchanges(exchanges));
        main.start();
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** Polls the contacts once. */
    List<SalesforceTotals> contacts() {
        return poll("salesflow-contacts-to-salesforce");
    }

    /** Polls the whole list of contacts once. */
    List<SalesforceTotals> allContacts() {
        new FeedOperations(store).scan(CONTACTS_FEED);
        return contacts();
    }

    /** Polls the messages once. */
    List<SalesforceTotals> messages() {
        return poll("salesflow-messages-to-salesforce");
    }

    /** The deliveries of the last poll when they were done. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    /** What the deliveries of the last poll failed with. */
    List<Throwable> failures() {
        return exchanges.stream()
                .map(exchange -> (Throwable) exchange.getException())
                .filter(failure -> failure != null)
                .toList();
    }

    private List<SalesforceTotals> poll(String route) {
        exchanges.clear();
        ((ScheduledPollConsumer) camel().getRoute(route).getConsumer()).run();
        return exchanges.stream()
                .filter(exchange -> exchange.getException() == null)
                .map(exchange -> exchange.getMessage().getBody(SalesforceTotals.class))
                .toList();
    }

    @Override
    public void close() {
        main.stop();
    }
}
