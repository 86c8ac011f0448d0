package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the secrets that Kamelets are given come to light: nowhere. */
class KameletSecretsTest {
    private static final String WEBHOOK_SECRET = "canary51e0d24b86af1c0e9d5b7a6234";
    private static final String HUBSPOT_TOKEN = "canary-hubspot-token-77aa";
    private static final String CLIENT_SECRET = "canary-client-secret-99bb";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT =
            new HubSpotSandboxExtension(HubSpotSandbox.builder().token(HUBSPOT_TOKEN));

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE = new SalesforceSandboxExtension(SalesforceSandbox.builder()
            .connectedApp("key", CLIENT_SECRET)
            .metadata(Path.of("../examples/salesforce/force-app")));

    @RegisterExtension
    private final Mailbox mailbox = new Mailbox();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();

    /** By which road secrets get to a Kamelet. */
    enum Road {
        /** {@code camel.kamelet.<name>.token=…}. */
        KAMELET_PROPERTY {
            @Override
            String parameters(String kamelet, Map<String, String> secrets, RunningKamelets.Builder builder) {
                secrets.forEach((name, secret) -> builder.kamelet(kamelet, name, secret));
                return "";
            }
        },
        /** {@code token: "#property:…"}. */
        PROPERTY_REFERENCE {
            @Override
            String parameters(String kamelet, Map<String, String> secrets, RunningKamelets.Builder builder) {
                StringBuilder parameters = new StringBuilder();
                secrets.forEach((name, secret) -> {
                    builder.property("my." + kamelet + "." + name, secret);
                    parameters
                            .append("        ")
                            .append(name)
                            .append(": \"#property:my.")
                            .append(kamelet + "." + name)
                            .append("\"\n");
                });
                return parameters.toString();
            }
        };

        abstract String parameters(String kamelet, Map<String, String> secrets, RunningKamelets.Builder builder);
    }

    @ParameterizedTest
    @EnumSource
    void noSecretIsInAUriANameADumpATraceOrALog(Road road) throws Exception {
        salesflow
                .campaign()
                .addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"))
                .addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Hi");
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.email("broken"));
        List<String> seen = new ArrayList<>();
        // At DEBUG Camel writes each property that it reads to its log, whosever it is.
        try (LogLines camel = LogLines.of("org.apache.camel", Level.INFO);
                LogLines kamelets = LogLines.of("org.apache.camel.component.kamelet", Level.TRACE);
                LogLines processors = LogLines.of("org.apache.camel.processor", Level.TRACE);
                LogLines ours = LogLines.of("io.salesflow", Level.TRACE);
                LogLines http = LogLines.of("org.apache.hc", Level.DEBUG);
                Exchanges exchanges = new Exchanges()) {
            try (RunningKamelets running = start(road, exchanges)) {
                useAndLookInto(running, seen);
            }
            seen.addAll(exchanges.seen);
            mailbox.mails().forEach(mail -> seen.add(mail.raw()));
            seen.addAll(camel.all());
            seen.addAll(kamelets.all());
            seen.addAll(processors.all());
            seen.addAll(ours.all());
            seen.addAll(http.all());
        }
        assertThat(seen).hasSizeGreaterThan(500);
        for (String secret :
                List.of(salesflow.token(), WEBHOOK_SECRET, HUBSPOT_TOKEN, CLIENT_SECRET, Mailbox.PASSWORD)) {
            assertThat(seen.stream().filter(text -> text.contains(secret)).map(text -> around(text, secret)))
                    .as(secret)
                    .isEmpty();
        }
    }

    /** Uses each Kamelet, with and without failures of the targets, and looks at what can be looked at. */
    private void useAndLookInto(RunningKamelets running, List<String> seen) throws Exception {
        await().until(() -> mailbox.mails().size() == 1
                && HUBSPOT.sandbox().contacts().count() == 1
                && !SALESFORCE.sandbox().objects().all("Task").isEmpty());
        HUBSPOT.sandbox().faults().next(3, Fault.status(401));
        SALESFORCE.sandbox().faults().next(3, Fault.status(401));
        salesflow
                .campaign()
                .addContact("linkedin.com/in/eve", contact -> contact.firstName("Eve"))
                .addMessage(Instant.parse("2026-01-05T09:30:00Z"), "Ho");
        await().until(() -> mailbox.mails().size() == 2
                && HUBSPOT.sandbox().contacts().count() == 2
                && SALESFORCE.sandbox().objects().all("Task").size() == 2);
        CamelContext context = running.camel();
        seen.addAll(WhatToolsShow.endpoints(context));
        seen.addAll(WhatToolsShow.dumps(context, folder));
        seen.addAll(WhatToolsShow.beansOfJmx());
        seen.addAll(WhatToolsShow.traced(context));
    }

    @Test
    void aSecretThatStandsInARouteIsMaskedInItsEndpointAndItsLogs() throws Exception {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        List<String> seen = new ArrayList<>();
        try (LogLines camel = LogLines.of("org.apache.camel", Level.INFO);
                RunningKamelets running = RunningKamelets.of(folder)
                        .salesflow(salesflow)
                        .property("my.token", salesflow.token())
                        .start("kamelet:salesflow-contacts-source?token={{my.token}}", "mock:out")) {
            running.mock("out").expectedMessageCount(1);
            running.mock("out").assertIsSatisfied();
            running.camel().getEndpoints().forEach(endpoint -> seen.add(endpoint.toString()));
            seen.add(PluginHelper.getModelToYAMLDumper(running.camel())
                    .dumpModelAsYaml(
                            running.camel(),
                            ((ModelCamelContext) running.camel())
                                    .getRouteDefinitions()
                                    .get(0)));
            seen.addAll(camel.all());
        }
        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains(salesflow.token()));
    }

    private RunningKamelets start(Road road, Exchanges exchanges) throws Exception {
        String port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = String.valueOf(socket.getLocalPort());
        }
        RunningKamelets.Builder builder = RunningKamelets.of(folder)
                .salesflow(salesflow)
                .withoutTokens()
                .bean("exchanges", exchanges)
                .property("camel.main.jmx-enabled", "true")
                .property("camel.trace.enabled", "true")
                .property("camel.server.enabled", "true")
                .property("camel.server.host", "127.0.0.1")
                .property("camel.server.port", port)
                .property("hubspot.retryDelay", "10")
                .kamelet("salesflow-events-source", "webhookExternalUrl", "http://127.0.0.1:" + port)
                .kamelet("salesflow-email-alert-sink", "host", "127.0.0.1")
                .kamelet(
                        "salesflow-email-alert-sink",
                        "port",
                        String.valueOf(mailbox.gate().port()))
                .kamelet("salesflow-email-alert-sink", "protocol", "smtp")
                .kamelet("salesflow-email-alert-sink", "startTls", "false")
                .kamelet("salesflow-email-alert-sink", "username", Mailbox.LOGIN)
                .kamelet("salesflow-email-alert-sink", "from", "Salesflow <salesflow@example.com>")
                .kamelet("salesflow-email-alert-sink", "to", Mailbox.SALES)
                .kamelet(
                        "salesflow-email-alert-sink",
                        "stateFile",
                        folder.resolve("mail.state").toString());
        for (String sink : List.of("contacts", "messages")) {
            builder.kamelet(
                            "salesflow-hubspot-" + sink + "-sink",
                            "hubspotApiUrl",
                            HUBSPOT.sandbox().apiUrl())
                    .kamelet(
                            "salesflow-salesforce-" + sink + "-sink",
                            "loginUrl",
                            SALESFORCE.sandbox().loginUrl())
                    .kamelet("salesflow-salesforce-" + sink + "-sink", "clientId", "key");
        }
        Map<String, String> token = Map.of("token", salesflow.token());
        String contacts = source("contacts", road.parameters("salesflow-contacts-source", token, builder))
                + sink("get-contact-action", road.parameters("salesflow-get-contact-action", token, builder))
                + sink(
                        "hubspot-contacts-sink",
                        road.parameters(
                                "salesflow-hubspot-contacts-sink", Map.of("hubspotToken", HUBSPOT_TOKEN), builder));
        String messages = source("messages", road.parameters("salesflow-messages-source", token, builder))
                + sink(
                        "salesforce-messages-sink",
                        road.parameters(
                                "salesflow-salesforce-messages-sink", Map.of("clientSecret", CLIENT_SECRET), builder))
                + sink(
                        "email-alert-sink",
                        road.parameters("salesflow-email-alert-sink", Map.of("password", Mailbox.PASSWORD), builder));
        String events = source(
                        "events",
                        road.parameters(
                                "salesflow-events-source",
                                Map.of("token", salesflow.token(), "webhookSecret", WEBHOOK_SECRET),
                                builder))
                + "        - to: \"mock:events\"\n";
        return builder.start(contacts + messages + events);
    }

    private static String source(String name, String parameters) {
        return "- route:\n    from:\n      uri: \"kamelet:salesflow-" + name + "-source\"\n      parameters:\n"
                + "        bridgeErrorHandler: \"false\"\n" + parameters + "      steps:\n";
    }

    private static String sink(String name, String parameters) {
        return "        - to:\n            uri: \"kamelet:salesflow-" + name + "\"\n"
                + (parameters.isEmpty()
                        ? ""
                        : "            parameters:\n"
                                + parameters.replaceAll("(?m)^", "      ").stripTrailing() + "\n");
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + secret.length() + 50));
    }

    /** What is in the exchanges when they end. */
    private static final class Exchanges extends EventNotifierSupport {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof ExchangeEvent ended) {
                Exchange exchange = ended.getExchange();
                seen.add(exchange.getAllProperties() + " "
                        + exchange.getMessage().getHeaders() + " "
                        + exchange.getMessage().getBody());
                if (exchange.getException() != null) {
                    seen.add(WhatToolsShow.trace(exchange.getException()));
                }
            }
        }
    }
}
