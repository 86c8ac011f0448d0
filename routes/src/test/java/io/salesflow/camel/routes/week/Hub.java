package io.salesflow.camel.routes.week;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** The program with all routes in one context. It polls when it is told to. */
final class Hub implements AutoCloseable {
    private final Main main = new Main();

    private Hub(Map<String, String> properties, Clock clock, DataSource database) {
        main.bind("clock", clock);
        main.bind("dataSource", database);
        main.configure().withRoutesIncludePattern("classpath:camel/*.yaml").withShutdownTimeout(5);
        Properties initial = new Properties();
        initial.putAll(properties);
        main.setInitialProperties(initial);
        main.start();
    }

    /** The clock is that of the mails. */
    static Hub start(Map<String, String> properties, Clock clock, DataSource database) {
        return new Hub(properties, clock, database);
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** Has each route poll once. What a poll fails with, is the route's to deal with. */
    void poll() {
        for (Route route : camel().getRoutes()) {
            Consumer consumer = route.getConsumer();
            if (consumer instanceof ScheduledPollConsumer polling) {
                polling.run();
            }
        }
        sendDigestIfDue();
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
