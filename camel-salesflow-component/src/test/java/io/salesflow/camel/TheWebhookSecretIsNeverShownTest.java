package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.WebhookServer.Server;
import io.salesflow.camel.webhook.WebhookSecret;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A canary, as for the token: the secret of a webhook, and what is derived from it and stands in the URL that Salesflow
 * calls, are looked for wherever something can be seen.
 */
class TheWebhookSecretIsNeverShownTest {
    private static final String OLD_SECRET = "00c6d1f2a3b4958671e8d9cafb0e1d2c";

    @TempDir
    Path state;

    private final SalesflowSandbox sandbox =
            SalesflowSandbox.builder().webhookAttempts(2, Duration.ofMillis(10)).start();
    private final VisiblePlaces places = new VisiblePlaces();
    private final String segment = segment(WebhookServer.SECRET);

    /** How the secret comes to the component. */
    enum Road {
        COMPONENT(""),
        OPTION_PROPERTY("webhookSecret=#property:salesflow.secret&webhookOldSecret=#property:salesflow.old");

        private final String options;

        Road(String options) {
            this.options = options;
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"COMPONENT, PLATFORM_HTTP", "COMPONENT, UNDERTOW", "OPTION_PROPERTY, PLATFORM_HTTP"})
    void whateverHappens(Road road, Server server) throws Exception {
        try (CapturedLog secrets = new CapturedLog(WebhookServer.SECRET);
                CapturedLog segments = new CapturedLog(segment);
                WebhookServer receiver = receiver(server, road)) {
            receiver.start(
                    "acknowledge=received&maxAttempts=1&reconcileEvery=1"
                            + (road.options.isEmpty() ? "" : "&" + road.options),
                    route -> route.process(this::lookAt)
                            .choice()
                            .when(exchange -> exchange.getMessage().getHeader(SalesflowConstants.EVENT) != null)
                            .throwException(new IllegalStateException("the CRM is down")));
            if (road != Road.COMPONENT) {
                secrets.forget("org.apache.camel.");
            }
            happen(receiver.camel());

            places.lookAtManagement(receiver.camel(), "events", false, false);
            places.lookAtConsoles(receiver.camel(), false);
            places.lookAtObjects(receiver.camel());
            places.lookAtOperations(false);
            lookAtFiles();
            if (road != Road.COMPONENT) {
                secrets.forget("org.apache.camel."); // Camel's own dumps resolve, and log what they mask
            }
            assertThat(secrets.hits().stream().limit(5)).as("log").isEmpty();
            assertThat(withoutServers(segments)).as("log of the segment").isEmpty();
        }
        assertThat(places.size()).isGreaterThan(100);
        places.assertNoneHas(WebhookServer.SECRET);
        places.assertNoneHas(segment);
        places.assertNoneHas(segment(OLD_SECRET));
    }

    private WebhookServer receiver(Server server, Road road) throws Exception {
        WebhookServer receiver = new WebhookServer(server, WebhookServer.freePort(), sandbox, state);
        DefaultCamelContext camel = (DefaultCamelContext) receiver.camel();
        camel.setBacklogTracing(true);
        camel.setMessageHistory(true);
        camel.setDevConsole(true);
        camel.setUseMDCLogging(true);
        Properties properties = new Properties();
        properties.setProperty("salesflow.secret", WebhookServer.SECRET);
        properties.setProperty("salesflow.old", OLD_SECRET);
        camel.getPropertiesComponent().setOverrideProperties(properties);
        HealthCheckRegistry.get(camel).setEnabled(true);
        if (road == Road.COMPONENT) {
            receiver.component().getConfiguration().setWebhookOldSecret(OLD_SECRET);
        } else {
            receiver.component().getConfiguration().setWebhookSecret(null);
        }
        return receiver;
    }

    private void happen(CamelContext camel) throws Exception {
        SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        contact.connect();
        contact.reply("Hello");
        String url = sandbox.account().webhooks().get(0).url();
        for (String wrong : List.of(url + "x", url.substring(0, url.length() - 1), url + "?a=b")) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(wrong))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            places.put(
                    "answer to " + wrong.length(),
                    answer.body() + answer.headers().map());
        }
        sandbox.faults().on("webhooks/create", Fault.answer(400, "text/plain", "bad Url " + url));
        sandbox.account().change(account -> {
            account.webhooks().all().forEach(webhook -> account.webhooks().delete(webhook.webhookId()));
            return null;
        });
        SalesflowWebhookEndpoint endpoint = camel.getEndpoints().stream()
                .filter(SalesflowWebhookEndpoint.class::isInstance)
                .map(SalesflowWebhookEndpoint.class::cast)
                .findFirst()
                .orElseThrow();
        org.awaitility.Awaitility.await()
                .until(() -> sandbox.requestCount("webhooks/create") > 1 && endpoint.getParkedEvents() == 2);
        places.lookAtHealth(camel, "broken");
    }

    private void lookAt(Exchange exchange) {
        StringWriter failure = new StringWriter();
        new Exception("here").printStackTrace(new PrintWriter(failure));
        places.put(
                "exchange " + exchange.getMessage().getHeader(SalesflowConstants.EVENT),
                exchange.getAllProperties() + " " + exchange.getMessage().getHeaders() + " "
                        + exchange.getMessage().getBody() + " " + exchange.getFromEndpoint() + failure);
    }

    private void lookAtFiles() throws Exception {
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                places.put(
                        "file " + file.getFileName(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** HTTP servers log at DEBUG and TRACE which path was asked for. No component can mend that; the docs tell it. */
    private static Stream<String> withoutServers(CapturedLog log) {
        return log.hits().stream()
                .filter(
                        line -> !line.matches(
                                "(?s)(io\\.undertow|io\\.vertx|io\\.netty|org\\.xnio|jdk\\.|org\\.apache\\.camel\\.component\\.undertow).*"))
                .limit(5);
    }

    private String segment(String secret) {
        return WebhookSecret.of("webhookSecret", secret).segment(sandbox.accountId(), "camel-salesflow");
    }
}
