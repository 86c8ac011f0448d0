package io.salesflow.camel.routes.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.hubspot.ContactsToHubSpot;
import io.salesflow.camel.routes.hubspot.MessagesToHubSpot;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import io.salesflow.sandbox.webhook.Disturbance;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Contacts and messages to HubSpot, which poll once at the start and then not again in the time of a test. */
@ParameterizedClass
@EnumSource
class EventsRouteTest {
    private static final String SECRET = "canary51e0d24b86af1c0e9d5b7a6234";
    private static final String CONTACTS = "salesflow-contacts-to-hubspot";
    private static final String MESSAGES = "salesflow-messages-to-hubspot";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW =
            new SalesflowSandboxExtension(SalesflowSandbox.builder().webhookAttempts(3, Duration.ofMillis(20)));

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    enum Language {
        YAML,
        JAVA
    }

    @Parameter
    private Language language;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private Main main;

    @BeforeEach
    void start() throws IOException {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        main = started();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void whatHappensIsInHubSpotWithoutAPoll() {
        SandboxContact ada =
                salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        ada.connect();
        await().untilAsserted(() -> assertThat(hubSpotContacts()).containsOnlyKeys("ada"));
        ada.reply("Sounds <b>good</b> 😀");

        await().untilAsserted(() -> assertThat(hubSpot.communications().all())
                .singleElement()
                .satisfies(
                        message -> assertThat(message.properties().toString()).contains("😀")));
        await().untilAsserted(() -> assertThat(hubSpotContacts().get("ada").properties())
                .containsEntry("salesflow_status", "MEMBER_CONNECTED")
                .containsEntry("salesflow_replied", "true"));
    }

    @Test
    void callsThatAreLostDoubledOrMadeAgainDoubleNothing() throws Exception {
        salesflow.webhooks().disturb(new Disturbance(20261122, 0.2, 0.3, 0.2));
        List<SandboxContact> people = IntStream.range(0, 40)
                .mapToObj(number -> salesflow.campaign().addContact("linkedin.com/in/person-" + number))
                .toList();
        people.forEach(SandboxContact::connect);
        people.stream()
                .filter(person -> person.id() % 2 == 0)
                .forEach(person -> person.reply("Hello from " + person.id()));
        assertThat(salesflow.webhooks().awaitIdle(Duration.ofMinutes(1))).isTrue();
        List<WebhookDelivery> calls = List.copyOf(salesflow.webhookDeliveries());
        calls.forEach(salesflow.webhooks()::replay);
        assertThat(salesflow.webhooks().awaitIdle(Duration.ofMinutes(1))).isTrue();
        poll(CONTACTS);
        poll(MESSAGES);

        assertThat(calls).isNotEmpty().allMatch(WebhookDelivery::succeeded);
        await().untilAsserted(() -> {
            assertThat(hubSpot.contacts().all()).hasSize(40);
            assertThat(hubSpotContacts().values()).allSatisfy(contact -> assertThat(contact.properties())
                    .containsEntry("salesflow_status", "MEMBER_CONNECTED"));
            assertThat(hubSpot.communications().all()).hasSize(20);
        });
    }

    @Test
    void whileHubSpotIsDownNothingIsParkedAndItComesWhenItIsBack() throws Exception {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada");
        hubSpot.faults().next(1000, Fault.status(503));
        ada.connect();
        ada.reply("Hello");
        assertThat(salesflow.webhooks().awaitIdle(Duration.ofMinutes(1))).isTrue();
        hubSpot.faults().clear();
        poll(CONTACTS);
        poll(MESSAGES);

        assertThat(salesflow.webhookDeliveries()).allMatch(WebhookDelivery::succeeded);
        await().untilAsserted(() -> {
            assertThat(hubSpotContacts()).containsOnlyKeys("ada");
            assertThat(hubSpot.communications().all()).hasSize(1);
        });
        assertThat(feeds().list()).extracting(FeedStatus::parked).containsOnly(0L);
    }

    @Test
    void afterARestartWhatHappenedMeanwhileComesOnce() throws Exception {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada");
        ada.connect();
        await().untilAsserted(() -> assertThat(hubSpotContacts()).containsOnlyKeys("ada"));
        main.stop();
        ada.reply("Are you there?");
        assertThat(salesflow.webhooks().awaitIdle(Duration.ofMinutes(1))).isTrue();
        main = started();
        ada.reply("Hello?");

        await().untilAsserted(() -> assertThat(hubSpot.communications().all()).hasSize(2));
        assertThat(hubSpot.contacts().all()).hasSize(1);
    }

    @Test
    void neitherTheSecretNorTheTokensAreLogged() {
        try (LogLines camel = LogLines.of("org.apache.camel", Level.INFO);
                LogLines route = LogLines.of("salesflow-events", Level.TRACE);
                LogLines ours = LogLines.of("io.salesflow.camel", Level.TRACE)) {
            salesflow.campaign().addContact("linkedin.com/in/ada").connect();
            await().untilAsserted(() -> assertThat(hubSpotContacts()).containsOnlyKeys("ada"));

            assertThat(route.all()).isNotEmpty();
            for (LogLines log : List.of(camel, route, ours)) {
                assertThat(log.all())
                        .noneMatch(line -> line.contains(SECRET)
                                || line.contains(salesflow.token())
                                || line.contains(hubSpot.token()));
            }
        }
    }

    private Main started() throws IOException {
        Main started = new Main();
        if (language == Language.YAML) {
            started.configure()
                    .withRoutesIncludePattern("classpath:camel/salesflow-events.yaml,classpath:camel/" + CONTACTS
                            + ".yaml,classpath:camel/" + MESSAGES + ".yaml");
        } else {
            started.configure().withRoutesIncludePattern("false");
            started.configure().addRoutesBuilder(new EventsRoute());
            started.configure().addRoutesBuilder(new ContactsToHubSpot());
            started.configure().addRoutesBuilder(new MessagesToHubSpot());
        }
        String port = String.valueOf(freePort());
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("camel.component.salesflow.token", salesflow.token()),
                Map.entry("camel.component.salesflow.account-id", String.valueOf(salesflow.accountId())),
                Map.entry("camel.component.salesflow.api-url", salesflow.apiUrl()),
                Map.entry("camel.component.salesflow.webhook-secret", SECRET),
                Map.entry("camel.component.salesflow.state-store", "#feedStore"),
                Map.entry("camel.server.enabled", "true"),
                Map.entry("camel.server.host", "127.0.0.1"),
                Map.entry("camel.server.port", port),
                Map.entry("salesflow.events.enabled", "true"),
                Map.entry("salesflow.events.url", "http://127.0.0.1:" + port),
                Map.entry("salesflow.contacts-to-hubspot.enabled", "true"),
                Map.entry("salesflow.contacts-to-hubspot.period", "10000000"),
                Map.entry("salesflow.messages-to-hubspot.enabled", "true"),
                Map.entry("salesflow.messages-to-hubspot.period", "10000000"),
                Map.entry("hubspot.apiUrl", hubSpot.apiUrl()),
                Map.entry("hubspot.token", hubSpot.token()),
                Map.entry("hubspot.retries", "1"),
                Map.entry("hubspot.retryDelay", "10")));
        started.setInitialProperties(properties);
        started.bind("feedStore", store);
        started.start();
        await().until(() -> {
            List<FeedStatus> feeds =
                    SalesflowFeeds.of(started.getCamelContext()).list();
            return feeds.size() == 2 && feeds.stream().allMatch(feed -> feed.here() != null && feed.hasBegun());
        });
        return started;
    }

    private final MemoryFeedStore store = new MemoryFeedStore();

    private SalesflowFeeds feeds() {
        return SalesflowFeeds.of(main.getCamelContext());
    }

    private void poll(String route) {
        ((ScheduledPollConsumer) main.getCamelContext().getRoute(route).getConsumer()).run();
    }

    private Map<String, Contact> hubSpotContacts() {
        return hubSpot.contacts().all().stream()
                .collect(Collectors.toMap(
                        contact -> contact.properties().get("salesflow_linkedin_key"), Function.identity()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
