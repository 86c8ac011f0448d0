package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.EndedExchanges;
import io.salesflow.sandbox.SalesflowSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** A Camel program with one of the routes into a campaign. It polls when it is told to. */
final class RunningImport implements AutoCloseable {
    /** Which route it is. */
    enum Program {
        CSV("csv-to-campaign", CsvToCampaign::new),
        HUBSPOT_LIST("hubspot-list-to-campaign", HubSpotListToCampaign::new),
        SALESFORCE_REPORT("salesforce-report-to-campaign", SalesforceReportToCampaign::new);

        private final String route;
        private final Supplier<RouteBuilder> inJava;

        Program(String route, Supplier<RouteBuilder> inJava) {
            this.route = route;
            this.inJava = inJava;
        }
    }

    private final Main main = new Main();
    private final String route;
    private final List<Exchange> exchanges = new ArrayList<>();

    /** With a route of {@code camel/} beside it, which polls when it is told to by its id. */
    static RunningImport beside(
            String yaml, Program program, Language language, SalesflowSandbox salesflow, Map<String, String> more) {
        return new RunningImport(program, language, salesflow, more, "classpath:camel/" + yaml + ".yaml");
    }

    RunningImport(Program program, Language language, SalesflowSandbox salesflow, Map<String, String> more) {
        this(program, language, salesflow, more, "classpath:no-routes/*");
    }

    private RunningImport(
            Program program, Language language, SalesflowSandbox salesflow, Map<String, String> more, String beside) {
        route = program.route;
        if (language == Language.YAML) {
            main.configure().withRoutesIncludePattern("classpath:camel/" + route + ".yaml," + beside);
        } else {
            main.configure().withRoutesIncludePattern(beside);
            main.configure().addRoutesBuilder(program.inJava.get());
        }
        Map<String, String> all = new HashMap<>(Map.of(
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
                "camel.component.salesflow.retries",
                "0",
                "salesflow.import.unansweredWait",
                "0",
                "salesflow." + route + ".enabled",
                "true",
                "salesflow." + route + ".scheduled",
                "false",
                "salesflow." + route + ".campaignId",
                String.valueOf(salesflow.campaign().id())));
        all.putAll(more);
        Properties properties = new Properties();
        properties.putAll(all);
        main.setInitialProperties(properties);
        main.bind("feedStore", new MemoryFeedStore());
        main.bind("ends", new EndedExchanges(exchanges));
        main.start();
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** Polls once; the totals of the deliveries that did not fail. */
    List<ImportTotals> poll() {
        exchanges.clear();
        poll(route);
        return exchanges.stream()
                .filter(exchange -> exchange.getException() == null)
                .map(exchange -> exchange.getMessage().getBody(ImportTotals.class))
                .toList();
    }

    /** Polls another route once. */
    void poll(String otherRoute) {
        ((ScheduledPollConsumer) camel().getRoute(otherRoute).getConsumer()).run();
    }

    /** What the deliveries of the last poll failed with. */
    List<Throwable> failures() {
        return exchanges.stream()
                .map(exchange -> (Throwable) exchange.getException())
                .filter(failure -> failure != null)
                .toList();
    }

    /** The deliveries of the last poll when they were done. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    @Override
    public void close() {
        main.stop();
    }
}
