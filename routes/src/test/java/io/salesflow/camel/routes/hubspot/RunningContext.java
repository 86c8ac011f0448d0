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
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.Type;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ScheduledPollConsumer;

/** A Camel program with one of the routes between two sandboxes. It polls when it is told to. */
final class RunningContext implements AutoCloseable {
    /** Which route it is. */
    enum Program {
        CONTACTS("salesflow-contacts-to-hubspot", ContactsToHubSpot::new),
        MESSAGES("salesflow-messages-to-hubspot", MessagesToHubSpot::new),
        EDITS("hubspot-edits-to-salesflow", EditsToSalesflow::new);

        private final String route;
        private final Supplier<RouteBuilder> inJava;

        Program(String route, Supplier<RouteBuilder> inJava) {
            this.route = route;
            this.inJava = inJava;
        }
    }

    /** In which language the route is written. */
    enum Language {
        YAML,
        JAVA
    }

    private final String route;
    private final Main main = new Main();
    private final FeedStore store;
    private final List<Exchange> exchanges = new ArrayList<>();

    private RunningContext(Language language, Program program, FeedStore store, Properties properties) {
        this.store = store;
        route = program.route;
        if (language == Language.YAML) {
            main.configure().withRoutesIncludePattern("classpath:camel/" + route + ".yaml");
        } else {
            main.configure().withRoutesIncludePattern("classpath:no-routes/*");
            main.configure().addRoutesBuilder(program.inJava.get());
        }
        main.setInitialProperties(properties);
        main.bind("feedStore", store);
        main.bind("ends", new Ends());
        main.start();
    }

    static RunningContext between(
            Language language, SalesflowSandbox salesflow, HubSpotSandbox hubSpot, Map<String, String> more) {
        return of(Program.CONTACTS, language, salesflow, hubSpot, more);
    }

    static RunningContext of(
            Program program,
            Language language,
            SalesflowSandbox salesflow,
            HubSpotSandbox hubSpot,
            Map<String, String> more) {
        return on(new MemoryFeedStore(), program, language, salesflow, hubSpot, more);
    }

    /** One that goes on where another ended that had the same store. */
    static RunningContext on(
            FeedStore store,
            Program program,
            Language language,
            SalesflowSandbox salesflow,
            HubSpotSandbox hubSpot,
            Map<String, String> more) {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.component.salesflow.token",
                salesflow.token(),
                "camel.component.salesflow.account-id",
                String.valueOf(salesflow.accountId()),
                "camel.component.salesflow.api-url",
                salesflow.apiUrl(),
                "camel.component.salesflow.statistics-api-url",
                salesflow.statisticsApiUrl(),
                "camel.component.salesflow.state-store",
                "#feedStore",
                "hubspot.apiUrl",
                hubSpot.apiUrl(),
                "hubspot.token",
                hubSpot.token(),
                "hubspot.retryDelay",
                "10",
                program.route.replaceFirst("-", ".") + ".scheduled",
                "false"));
        properties.setProperty(program.route.replaceFirst("-", ".") + ".enabled", "true");
        properties.putAll(more);
        return new RunningContext(language, program, store, properties);
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    String feedId() {
        return store.feeds().iterator().next();
    }

    /** The next poll reads the whole list. */
    void askForWholeList() {
        new FeedOperations(store).scan(feedId());
    }

    /** Polls once, and tells what became of what was delivered. */
    ContactTotals run() {
        poll();
        return main.lookup("hubSpotContactTotalsSum", ContactTotalsSum.class).take();
    }

    /** Polls once; the bodies of the deliveries when they were done, without those that failed. */
    List<Object> poll() {
        exchanges.clear();
        ((ScheduledPollConsumer) camel().getRoute(route).getConsumer()).run();
        return exchanges.stream()
                .filter(exchange -> exchange.getException() == null)
                .map(exchange -> exchange.getMessage().getBody())
                .toList();
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
