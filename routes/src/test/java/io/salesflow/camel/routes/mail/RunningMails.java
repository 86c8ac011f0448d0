package io.salesflow.camel.routes.mail;

import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.routes.EndedExchanges;
import io.salesflow.sandbox.SalesflowSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** A Camel program with the three routes to e-mail, all of them on. They run when they are told to. */
final class RunningMails implements AutoCloseable {
    static final String REPLIES = "salesflow-replies-to-mail";
    static final String ACCOUNTS = "salesflow-account-alerts-to-mail";
    static final String CAMPAIGNS = "salesflow-campaign-alerts-to-mail";

    private final Main main = new Main();
    private final FeedStore store;
    private final List<Exchange> exchanges = new ArrayList<>();

    RunningMails(
            Language language,
            FeedStore store,
            SalesflowSandbox salesflow,
            SmtpGate gate,
            Path folder,
            Map<String, String> more) {
        this(language, store, salesflow, gate, folder, more, Map.of());
    }

    /** One that has beans of these names, too. */
    RunningMails(
            Language language,
            FeedStore store,
            SalesflowSandbox salesflow,
            SmtpGate gate,
            Path folder,
            Map<String, String> more,
            Map<String, Object> beans) {
        this.store = store;
        Map<String, String> properties = new HashMap<>(Map.ofEntries(
                Map.entry("camel.component.salesflow.token", salesflow.token()),
                Map.entry("camel.component.salesflow.account-id", String.valueOf(salesflow.accountId())),
                Map.entry("camel.component.salesflow.api-url", salesflow.apiUrl()),
                Map.entry("camel.component.salesflow.statistics-api-url", salesflow.statisticsApiUrl()),
                Map.entry("camel.component.salesflow.state-store", "#feedStore"),
                Map.entry("camel.component.smtp.username", Mailbox.LOGIN),
                Map.entry("camel.component.smtp.password", Mailbox.PASSWORD),
                Map.entry("mail.host", "127.0.0.1"),
                Map.entry("mail.port", String.valueOf(gate.port())),
                Map.entry("mail.protocol", "smtp"),
                Map.entry("mail.startTls", "false"),
                Map.entry("mail.from", "Salesflow <salesflow@example.com>"),
                Map.entry("mail.stateFile", folder.resolve("mail.state").toString())));
        for (String route : List.of("replies", "digest", "alerts")) {
            properties.put("salesflow." + route + "-to-mail.enabled", "true");
            properties.put("salesflow." + route + "-to-mail.scheduled", "false");
            properties.put("salesflow." + route + "-to-mail.to", Mailbox.SALES);
        }
        properties.putAll(more);
        properties.values().removeIf(String::isEmpty);
        language.addRoutes(main);
        Properties initial = new Properties();
        initial.putAll(properties);
        main.setInitialProperties(initial);
        beans.forEach(main::bind);
        main.bind("feedStore", store);
        main.bind("clock", salesflow.clock());
        main.bind("ends", new EndedExchanges(exchanges));
        main.start();
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** Polls a route once. */
    void poll(String route) {
        exchanges.clear();
        ((ScheduledPollConsumer) camel().getRoute(route).getConsumer()).run();
    }

    /** Polls the whole list of a route once. */
    void pollAll(String route, String feedId) {
        new FeedOperations(store).scan(feedId);
        poll(route);
    }

    void pollReplies() {
        pollAll(REPLIES, "replies-to-mail");
    }

    /** Polls both lists once. */
    void pollAlerts() {
        List<Exchange> all = new ArrayList<>();
        pollAll(ACCOUNTS, "alerts-to-mail-accounts");
        all.addAll(exchanges);
        pollAll(CAMPAIGNS, "alerts-to-mail-campaigns");
        exchanges.addAll(all);
    }

    /** Looks whether a digest is due. */
    void digest() {
        exchanges.clear();
        try (ProducerTemplate template = camel().createProducerTemplate()) {
            template.send("direct:salesflow-digest-to-mail", exchange -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exchanges that ended since the last call of another method. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    /** What they failed with. */
    List<Throwable> failures() {
        return exchanges.stream()
                .map(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))
                .filter(failure -> failure != null)
                .toList();
    }

    @Override
    public void close() {
        main.stop();
    }
}
