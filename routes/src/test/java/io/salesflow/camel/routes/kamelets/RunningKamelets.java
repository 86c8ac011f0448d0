package io.salesflow.camel.routes.kamelets;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;

/** A Camel program that somebody put together of Kamelets, in YAML. The Kamelets know the sandbox by properties. */
final class RunningKamelets implements AutoCloseable {
    private final Main main = new Main();

    private RunningKamelets(Builder builder) {
        main.configure().withRoutesIncludePattern("file:" + builder.file());
        Properties initial = new Properties();
        initial.putAll(builder.properties);
        main.setInitialProperties(initial);
        main.bind("feedStore", builder.store);
        builder.beans.forEach(main::bind);
        main.start();
    }

    static Builder of(Path folder) {
        return new Builder(folder);
    }

    static final class Builder {
        private final Path folder;
        private final Map<String, String> properties = new HashMap<>();
        private final Map<String, Object> beans = new HashMap<>();
        private FeedStore store = new MemoryFeedStore();
        private String yaml = "";

        private Builder(Path folder) {
            this.folder = folder;
        }

        /** Everything that a Kamelet has to know of the sandbox, but the account. */
        Builder salesflow(SalesflowSandbox salesflow) {
            for (KameletFile kamelet : KameletFile.all()) {
                kamelet(kamelet.name(), "token", salesflow.token());
                kamelet(kamelet.name(), "linkedinAccountId", String.valueOf(salesflow.accountId()));
                kamelet(kamelet.name(), "apiUrl", salesflow.apiUrl());
                kamelet(kamelet.name(), "statisticsApiUrl", salesflow.statisticsApiUrl());
                if (kamelet.parameters().containsKey("stateStore")) {
                    kamelet(kamelet.name(), "stateStore", "#bean:feedStore");
                }
                if (kamelet.parameters().containsKey("period")) {
                    kamelet(kamelet.name(), "period", "50ms");
                }
            }
            return this;
        }

        /** Everything that the sink for e-mail has to know of a mail server. */
        Builder mail(Mailbox mailbox) {
            String sink = "salesflow-email-alert-sink";
            return kamelet(sink, "host", "127.0.0.1")
                    .kamelet(sink, "port", String.valueOf(mailbox.gate().port()))
                    .kamelet(sink, "protocol", "smtp")
                    .kamelet(sink, "startTls", "false")
                    .kamelet(sink, "username", Mailbox.LOGIN)
                    .kamelet(sink, "password", Mailbox.PASSWORD)
                    .kamelet(sink, "from", "Salesflow <salesflow@example.com>")
                    .kamelet(sink, "to", Mailbox.SALES)
                    .kamelet(sink, "stateFile", folder.resolve("mail.state").toString());
        }

        /** The sources keep their state in a directory. */
        Builder withoutStateStore() {
            properties.keySet().removeIf(name -> name.endsWith(".stateStore"));
            return this;
        }

        Builder withoutTokens() {
            properties.keySet().removeIf(name -> name.endsWith(".token"));
            return this;
        }

        Builder kamelet(String name, String parameter, String value) {
            return property("camel.kamelet." + name + "." + parameter, value);
        }

        Builder property(String name, String value) {
            properties.put(name, value);
            return this;
        }

        Builder store(FeedStore of) {
            store = of;
            return this;
        }

        Builder bean(String name, Object bean) {
            beans.put(name, bean);
            return this;
        }

        /** Starts the routes of that YAML. */
        RunningKamelets start(String routes) {
            yaml = routes;
            return new RunningKamelets(this);
        }

        /** Starts a route from one Kamelet or other endpoint to another. */
        RunningKamelets start(String from, String to) {
            return start(
                    "- route:\n    from:\n      uri: \"%s\"\n      steps:\n        - to:\n            uri: \"%s\"\n"
                            .formatted(from, to));
        }

        private Path file() {
            try {
                return Files.writeString(folder.resolve("routes.camel.yaml"), yaml);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    MockEndpoint mock(String name) {
        return camel().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** Sends a body, and gives what came of it. */
    String request(String uri, Object body, Map<String, Object> headers) {
        try (ProducerTemplate template = camel().createProducerTemplate()) {
            return template.requestBodyAndHeaders(uri, body, headers, String.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String request(String uri, Object body) {
        return request(uri, body, Map.of());
    }

    @Override
    public void close() {
        main.stop();
    }
}
