package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The developer console {@code salesflow}, as text, as JSON and over HTTP. */
class TheConsoleShowsFeedsAndWebhooksTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @TempDir
    Path directory;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MemoryFeedStore store = new MemoryFeedStore();
    private SalesflowSandbox sandbox;

    @BeforeEach
    void configure() throws Exception {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(store);
        configuration.setStateDirectory(directory.toString());
        configuration.setRetries(0);
        camel.setDevConsole(true);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aFeedIsShownWithItsScanWhatIsParkedAndItsLag() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada").connect();
        sandbox.campaign().addContact("https://www.linkedin.com/in/bob");
        addFeed(600_000);
        camel.start();
        await().until(() -> SalesflowFeeds.of(camel).state("contacts").parked() == 1);
        await().until(() -> feed(camel).hasNonNull("complete"));

        JsonNode feed = feed(camel);

        assertThat(feed.path("operation").asText()).isEqualTo("members/list-by-account");
        assertThat(feed.path("routeId").asText()).isEqualTo("contacts");
        assertThat(feed.path("runs").asText()).isEqualTo("here");
        assertThat(feed.path("lastScanKind").asText()).isEqualTo("full");
        assertThat(feed.path("lastScan").asText())
                .isEqualTo(feed.path("complete").asText());
        assertThat(feed.path("seen").asInt()).isEqualTo(2);
        assertThat(feed.path("changes").asInt()).isEqualTo(2);
        assertThat(feed.path("known").asInt()).isEqualTo(2);
        assertThat(feed.path("parked").asInt()).isEqualTo(1);
        assertThat(feed.path("deliveredInTotal").asInt()).isEqualTo(1);
        assertThat(feed.path("parkedInTotal").asInt()).isEqualTo(1);
        assertThat(feed.path("waiting").asInt()).isZero();
        assertThat(feed.path("lagMillis").isNumber()).isTrue();
        assertThat(feed.path("lag").asText()).matches("\\d+m?s.*");
        assertThat(feed.path("watermark").asText()).startsWith("20");
        assertThat(feed.path("nextFullScan").asText()).startsWith("20");
        assertThat(feed.path("scanning").isBoolean()).isTrue();
        assertThat(feed.has("lastFailure") && feed.path("lastFailure").isNull()).isTrue();
    }

    @Test
    void theTextHasTheSameAndNothingOfAContact() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        addFeed(600_000);
        camel.start();
        await().until(() -> feed(camel).hasNonNull("complete"));

        String text = (String) console(camel).call(DevConsole.MediaType.TEXT);

        assertThat(text)
                .contains("Feed contacts:\n", "    operation: members/list-by-account\n", "    seen: 1\n")
                .doesNotContain("ada", sandbox.token(), "null");
    }

    @Test
    void aPollThatFailsIsShownWithItsReasonAndWithoutTheToken() throws Exception {
        sandbox.faults().on("members/list-by-account", Fault.echoToken()).times(Long.MAX_VALUE);
        addFeed(20);
        camel.start();
        await().until(() -> feed(camel).hasNonNull("lastFailure"));

        JsonNode feed = feed(camel);

        assertThat(feed.path("lastFailure").asText()).contains("members/list-by-account", "HTTP");
        assertThat(feed.path("failingSince").asText()).startsWith("20");
        assertThat(feed.toString()).doesNotContain(sandbox.token());
    }

    @Test
    void feedsOfTheSameStoreThatDoNotRunHereAreShownAsSuch() throws Exception {
        addFeed(600_000);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:campaigns/list?feedId=campaigns&delay=600000&initialDelay=0")
                        .routeId("campaigns")
                        .to("mock:campaigns");
            }
        });
        camel.start();
        await().until(() -> SalesflowFeeds.of(camel).state("campaigns").hasBegun());
        camel.getRouteController().stopRoute("campaigns");

        JsonNode campaigns = json(camel).path("feeds").get(1);

        assertThat(campaigns.path("feedId").asText()).isEqualTo("campaigns");
        assertThat(campaigns.path("runs").asText()).isEqualTo("elsewhere or nowhere");
        assertThat(campaigns.path("elements").asText()).isEqualTo("CAMPAIGNS");
    }

    @Test
    void aStoreThatIsDownIsToldInWordsAndHidesNothingElse() throws Exception {
        AtomicBoolean isDown = new AtomicBoolean();
        camel.getComponent("salesflow", SalesflowComponent.class)
                .getConfiguration()
                .setStateStore(failing(isDown));
        addFeed(600_000);
        camel.start();
        await().until(() -> feed(camel).hasNonNull("complete"));
        isDown.set(true);

        JsonNode console = json(camel);

        assertThat(console.path("feeds").path(0).path("seen").isNumber()).isTrue();
        assertThat(console.path("feeds").path(0).path("storeFailure").asText()).isEqualTo("the database is away");
        assertThat(console.path("storesThatFail").path(0).path("feeds").asText())
                .isEqualTo("contacts");
        assertThat((String) console(camel).call(DevConsole.MediaType.TEXT))
                .contains("Store of contacts:", "which other feeds it knows can't be told: the database is away");
    }

    private FeedStore failing(AtomicBoolean isDown) {
        return new AlteredStore(store) {
            @Override
            public List<String> feeds() {
                check();
                return super.feeds();
            }

            @Override
            public Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
                check();
                return super.read(feedId, section, keys);
            }

            private void check() {
                if (isDown.get()) {
                    throw new FeedStoreException("the database is away");
                }
            }
        };
    }

    @Test
    void aWebhookIsShownWithItsCountsAndWhetherItIsRegistered() throws Exception {
        try (WebhookServer receiver =
                new WebhookServer(WebhookServer.Server.PLATFORM_HTTP, WebhookServer.freePort(), sandbox, directory)) {
            ((DefaultCamelContext) receiver.camel()).setDevConsole(true);
            receiver.start(
                    "acknowledge=received&maxAttempts=1",
                    route -> route.throwException(new IllegalStateException("no room")));
            sandbox.campaign().addContact("https://www.linkedin.com/in/ada").connect();
            await().until(() -> receiver.endpoint().getParkedEvents() == 1);

            JsonNode webhook = json(receiver.camel()).path("webhooks").get(0);

            assertThat(webhook.path("eventsId").asText())
                    .isEqualTo("events:" + sandbox.accountId() + ":camel-salesflow");
            assertThat(webhook.path("registered").asBoolean()).isTrue();
            assertThat(webhook.path("lastReconcile").asText()).startsWith("20");
            assertThat(webhook.path("receivedEvents").asInt()).isEqualTo(1);
            assertThat(webhook.path("mendedDifferences").asInt()).isZero();
            assertThat(webhook.path("parked").asInt()).isEqualTo(1);
            assertThat(console(receiver.camel()).call(DevConsole.MediaType.TEXT).toString())
                    .contains("Webhook events:")
                    .doesNotContain(WebhookServer.SECRET);
        }
    }

    @Test
    void whereNothingIsConsumedItSaysSoAndOpensNoStore() throws Exception {
        camel.start();

        assertThat(console(camel).call(DevConsole.MediaType.TEXT))
                .isEqualTo("No feed and no webhook of Salesflow runs here\n");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void itIsServedAtCamelsOwnAddress() throws Exception {
        ManagementHttpServer http = new ManagementHttpServer();
        int port = WebhookServer.freePort();
        http.setHost("127.0.0.1");
        http.setPort(port);
        http.setDevConsoleEnabled(true);
        camel.addService(http);
        addFeed(600_000);
        camel.start();
        await().until(() -> feed(camel).hasNonNull("complete"));

        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/dev/salesflow"));
        HttpClient client = HttpClient.newHttpClient();
        String asText = client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String asJson = client.send(
                        request.header("Accept", "application/json").build(), HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(asText).contains("Feed contacts:");
        assertThat(new ObjectMapper().readTree(asJson).findPath("feedId").asText())
                .isEqualTo("contacts");
    }

    /** A feed whose route does not take Bob. */
    private void addFeed(long delay) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("salesflow:members/list-by-account?feedId=contacts&initialDelay=0&maxAttempts=1&delay=" + delay)
                        .routeId("contacts")
                        .filter(simple("${body.linkedInSlug} == 'bob'"))
                        .throwException(new IllegalStateException("no room"));
            }
        });
    }

    private static JsonNode feed(CamelContext camel) throws Exception {
        return json(camel).path("feeds").path(0);
    }

    private static JsonNode json(CamelContext camel) throws Exception {
        return new ObjectMapper().readTree(((JsonObject) console(camel).call(DevConsole.MediaType.JSON)).toJson());
    }

    private static DevConsole console(CamelContext camel) {
        DevConsoleRegistry consoles = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles();
        return consoles.getConsole("salesflow").orElseThrow();
    }
}
