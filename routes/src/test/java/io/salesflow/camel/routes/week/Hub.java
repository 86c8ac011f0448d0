package io.salesflow.camel.routes.week;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** The program with all routes in one context. It polls when it is told to. */
final class Hub implements AutoCloseable {
    private final Main main = new Main();

    private Hub(Language language, Map<String, String> properties, Clock clock, DataSource database) {
        main.bind("clock", clock);
        main.bind("dataSource", database);
        main.configure().withShutdownTimeout(5);
        language.addRoutes(main);
        Properties initial = new Properties();
        initial.putAll(properties);
        main.setInitialProperties(initial);
        main.start();
    }

    /** The clock is that of the mails. */
    static Hub start(Language language, Map<String, String> properties, Clock clock, DataSource database) {
        return new Hub(language, properties, clock, database);
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** Has each route poll once. What a poll fails with, is the route's to deal with. */
    void poll() {
        camel().getRoutes().forEach(Hub::poll);
        sendDigestIfDue();
    }

    /** Has a route poll once. */
    void poll(String route) {
        poll(camel().getRoute(route));
    }

    private static void poll(Route route) {
        if (route.getConsumer() instanceof ScheduledPollConsumer polling) {
            polling.run();
        }
    }

    private void sendDigestIfDue() {
        try (ProducerTemplate template = camel().createProducerTemplate()) {
            template.send("direct:salesflow-digest-to-mail", exchange -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Is stopped while it polls. What the stop interrupts may fail. */
    void stopInTheMiddle() {
        CompletableFuture<Void> polling = CompletableFuture.runAsync(this::poll);
        close();
        polling.exceptionally(interrupted -> null).join();
    }

    @Override
    public void close() {
        main.stop();
    }
}
