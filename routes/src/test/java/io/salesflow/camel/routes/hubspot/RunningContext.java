package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.Type;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ScheduledPollConsumer;

/** A Camel program with the contact route between two sandboxes. It polls when it is told to. */
final class RunningContext implements AutoCloseable {
    private static final String ROUTE = "salesflow-contacts-to-hubspot";

    /** In which language the route is written. */
    enum Language {
        YAML,
        JAVA
    }

    private final Main main = new Main();
    private final FeedStore store = new MemoryFeedStore();
    private final List<Exchange> exchanges = new ArrayList<>();

    private RunningContext(Language language, Properties properties) {
        if (language == Language.YAML) {
            main.configure().withRoutesIncludePattern("classpath:camel/salesflow-contacts-to-hubspot.yaml");
        } else {
            main.configure().withRoutesIncludePattern("classpath:no-routes/*");
            main.configure().addRoutesBuilder(new ContactsToHubSpot());
        }
        main.setInitialProperties(properties);
        main.bind("feedStore", store);
        main.bind("ends", new Ends());
        main.start();
    }

    static RunningContext between(
            Language language, SalesflowSandbox salesflow, HubSpotSandbox hubSpot, Map<String, String> more) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.component.salesflow.token", salesflow.token(),
                "camel.component.salesflow.account-id", String.valueOf(salesflow.accountId()),
                "camel.component.salesflow.api-url", salesflow.apiUrl(),
                "camel.component.salesflow.statistics-api-url", salesflow.statisticsApiUrl(),
                "camel.component.salesflow.state-store", "#feedStore",
                "hubspot.apiUrl", hubSpot.apiUrl(),
                "hubspot.token", hubSpot.token(),
                "hubspot.retryDelay", "10",
                "salesflow.contacts-to-hubspot.scheduled", "false"));
        properties.putAll(more);
        return new RunningContext(language, properties);
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    String feedId() {
        return camel().resolvePropertyPlaceholders("members/list-by-account:{{camel.component.salesflow.account-id}}");
    }

    /** The next poll reads the whole list. */
    void askForWholeList() {
        new FeedOperations(store).scan(feedId());
    }

    /** Polls once, and tells what became of what was delivered. */
    ContactTotals run() {
        exchanges.clear();
        ((ScheduledPollConsumer) camel().getRoute(ROUTE).getConsumer()).run();
        return main.lookup("hubSpotContactTotalsSum", ContactTotalsSum.class).take();
    }

    /** What the first delivery of a poll failed with. */
    Throwable failure() {
        ContactTotals totals = run();
        return exchanges.stream()
                .map(Exchange::getException)
                .filter(failure -> failure != null)
                .map(RunningContext::rootCause)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The run did not fail: " + totals));
    }

    /** The deliveries of the last poll when they were done. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }

    @Override
    public void close() {
        main.stop();
    }

    private final class Ends extends EventNotifierSupport {
        @Override
        public void notify(CamelEvent event) {
            boolean isEnd = event.getType() == Type.ExchangeCompleted || event.getType() == Type.ExchangeFailed;
            if (isEnd && !isPartOfAnother(((ExchangeEvent) event).getExchange())) {
                exchanges.add(((ExchangeEvent) event).getExchange().copy());
            }
        }

        private static boolean isPartOfAnother(Exchange exchange) {
            return exchange.getProperty(ExchangePropertyKey.CORRELATION_ID) != null;
        }
    }
}
