package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.WebhookServer.Server;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberEvent;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.webhook.Disturbance;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A webhook and a feed of the same contacts: whatever gets lost, comes twice or too late, a target has every contact as it is,
 * and no version of one twice.
 *
 * <p>{@code -Dwebhook.events=10000} makes that many events instead of 600.
 */
class PushAndPollAreOneStreamTest {
    private static final int EVENTS = Integer.getInteger("webhook.events", 600);
    private static final String FEED = "salesflow:members/list-by-account?feedId=contacts&initialDelay=%d&delay=%d";

    @TempDir
    Path state;

    private final SalesflowSandbox sandbox =
            SalesflowSandbox.builder().webhookAttempts(3, Duration.ofMillis(20)).start();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Map<String, String> crm = new ConcurrentHashMap<>();
    private final Map<String, List<String>> versions = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void whatThePushBroughtTheScanDoesNotBringAgain() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        try (WebhookServer receiver = started(100_000)) {
            await().untilAsserted(() -> assertThat(seen).containsExactly("scan NEW MEMBER_IMPORTED"));
            ada.connect();
            await().untilAsserted(() -> assertThat(seen).hasSize(2).last().isEqualTo("push UPDATED MEMBER_CONNECTED"));
            WebhookDelivery call = sandbox.webhookDeliveries().get(0);
            sandbox.webhooks().replay(call);
            await().untilAsserted(() -> assertThat(sandbox.webhookDeliveries()).hasSize(2));
            scan(receiver);

            assertThat(seen).hasSize(2);
        }
    }

    @Test
    void whatThePushMissedTheScanBrings() throws Exception {
        try (WebhookServer receiver = started(100_000)) {
            sandbox.webhooks().disturb(new Disturbance(1, 1, 0, 0));
            sandbox.campaign().addContact("https://www.linkedin.com/in/ada").connect();
            scan(receiver);

            await().untilAsserted(() -> assertThat(seen).containsExactly("scan NEW MEMBER_CONNECTED"));
        }
    }

    @Test
    void everyChangeArrivesOnceThroughLossDoublesShufflesAndARestart() throws Exception {
        Random random = new Random(20261121);
        List<SandboxContact> contacts = new ArrayList<>();
        int half = EVENTS / 2;
        try (WebhookServer receiver = started(100_000)) {
            sandbox.webhooks().disturb(new Disturbance(20261121, 0.1, 0.1, 0.2));
            live(contacts, random, half);
            await().until(() -> seen.stream().anyMatch(change -> change.startsWith("push")));
            assertThat(receiver.camel().isStarted()).isTrue();
        }
        live(contacts, random, half / 10); // while nobody listens
        try (WebhookServer receiver = started(200)) {
            live(contacts, random, half);
            assertThat(sandbox.webhooks().awaitIdle(Duration.ofMinutes(5))).isTrue();
            List<WebhookDelivery> calls = sandbox.webhookDeliveries();
            for (int number = 0; number < calls.size(); number += 7) {
                sandbox.webhooks().replay(calls.get(number));
            }
            assertThat(sandbox.webhooks().awaitIdle(Duration.ofMinutes(5))).isTrue();
            scan(receiver);

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> contacts.forEach(contact -> assertThat(crm.get(String.valueOf(contact.id())))
                            .isEqualTo(contact.now().status().text())));
            assertThat(receiver.endpoint().getParkedEvents()).isZero();
        }
        versions.forEach(
                (identity, delivered) -> assertThat(delivered).as(identity).doesNotHaveDuplicates());
        assertThat(seen).anyMatch(change -> change.startsWith("scan"));
    }

    private void live(List<SandboxContact> contacts, Random random, int events) {
        for (int number = 0; number < events; number++) {
            SandboxContact fresh =
                    sandbox.campaign().addContact("https://www.linkedin.com/in/member-" + contacts.size());
            contacts.add(fresh);
            fresh.connect();
            if (random.nextInt(4) == 0) {
                contacts.get(random.nextInt(contacts.size())).reply("Hello");
                number++;
            }
        }
    }

    private WebhookServer started(int delay) throws Exception {
        WebhookServer receiver = new WebhookServer(Server.PLATFORM_HTTP, port, sandbox, state);
        receiver.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(String.format(FEED, 0, delay)).routeId("feed").process(exchange -> see(exchange, "scan"));
            }
        });
        return receiver.start("feed=contacts", route -> route.process(exchange -> see(exchange, "push")));
    }

    private static void scan(WebhookServer receiver) {
        SalesflowFeeds feeds = SalesflowFeeds.of(receiver.camel());
        java.time.Instant before = java.time.Instant.now();
        feeds.scan("contacts");
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            java.time.Instant last = feeds.state("contacts").lastFullScan();
            return last != null && last.isAfter(before);
        });
    }

    private void see(Exchange exchange, String road) {
        Contact contact = exchange.getMessage().getBody(Contact.class);
        String identity = exchange.getMessage().getHeader(SalesflowConstants.IDENTITY, String.class);
        if (road.equals("push")) {
            assertThat(exchange.getMessage().getHeader(SalesflowConstants.MEMBER_EVENT))
                    .isInstanceOf(MemberEvent.class);
        }
        seen.add(road + " " + exchange.getMessage().getHeader(SalesflowConstants.CHANGE) + " " + contact.status());
        crm.put(identity, String.valueOf(contact.status()));
        versions.computeIfAbsent(identity, id -> new CopyOnWriteArrayList<>()).add(contact.toString());
    }

    private final int port = WebhookServer.freePort();

    PushAndPollAreOneStreamTest() throws Exception {}
}
