package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.WebhookServer.Server;
import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.MemberEvent;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookEventsTest {
    @TempDir
    Path state;

    private final SalesflowSandbox sandbox = SalesflowSandbox.builder()
            .webhookCallers(1)
            .webhookAttempts(3, Duration.ofMillis(10))
            .start();
    private final List<Exchange> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensInSalesflowComesIntoTheRouteBesideTheContact(Server server) throws Exception {
        try (WebhookServer receiver = server(server).start("", route -> route.process(this::see))) {
            SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
            contact.invite("Hello <b>Ada</b>");
            contact.connect();
            contact.reply("Grüße & Küsse\nAda");

            await().untilAsserted(() -> assertThat(events())
                    .extracting(MemberEvent::kind)
                    .containsExactly(EventKind.CONNECTED, EventKind.REPLIED));

            MemberEvent reply = events().get(1);
            assertThat(reply.memberId()).isEqualTo(contact.id());
            assertThat(reply.contact().campaignId())
                    .isEqualTo((long) sandbox.campaign().id());
            assertThat(reply.customFields()).hasSize(10);
            assertThat(reply.conversation()).hasSize(2).last().satisfies(message -> {
                assertThat(message.text()).isEqualTo("Grüße & Küsse\nAda");
                assertThat(message.at()).isNotNull();
            });
            assertThat(reply.conversationText()).contains("Hello <b>Ada</b>").contains("Grüße & Küsse");
            assertThat(seen.get(1).getMessage().getHeaders())
                    .containsOnlyKeys(
                            SalesflowConstants.EVENT,
                            SalesflowConstants.ACCOUNT_ID,
                            SalesflowConstants.MEMBER_ID,
                            SalesflowConstants.CAMPAIGN_ID);
            await().untilAsserted(() ->
                    assertThat(sandbox.webhookDeliveries()).hasSize(2).allMatch(call -> call.status() == 200));
            assertThat(receiver.endpoint().getDeliveredEvents()).isEqualTo(2);
        }
    }

    /** Kamelets in Spring Boot and in Camel JBang hand the URI on like this. */
    @Test
    void optionsThatAreEncodedInTheUriAreReadAsTheyWereWritten() throws Exception {
        try (WebhookServer receiver = server(Server.PLATFORM_HTTP)
                .start(
                        "events=connected%2Creplied&campaignIds=*&webhookName=our%20100%25%20name",
                        route -> route.process(this::see))) {
            assertThat(sandbox.account().webhooks()).singleElement().satisfies(webhook -> assertThat(webhook.name())
                    .isEqualTo("our 100% name"));
            assertThat(receiver.camel().getStatus().isStarted()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreCallsThanTheServerHasThreadsForAreTurnedAwayAndNoneThatIsTakenIsLost(Server server) throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (SalesflowSandbox busy = SalesflowSandbox.builder()
                        .webhookCallers(25)
                        .webhookAttempts(1, Duration.ofMillis(10))
                        .start();
                WebhookServer receiver = new WebhookServer(server, WebhookServer.freePort(), busy, state)
                        .start(
                                "",
                                route -> route.process(exchange -> {
                                    gate.await();
                                    see(exchange);
                                }))) {
            for (int number = 0; number < 25; number++) {
                busy.campaign()
                        .addContact("https://www.linkedin.com/in/ada-" + number)
                        .connect();
            }

            await().untilAsserted(() -> assertThat(statuses(busy)).hasSize(15).containsOnly(503));
            assertThat(receiver.endpoint().getCallsTurnedAway()).isEqualTo(15);
            gate.countDown();
            await().untilAsserted(() -> assertThat(statuses(busy))
                    .hasSize(25)
                    .filteredOn(status -> status == 200)
                    .hasSize(10));
            assertThat(seen).hasSize(10);
        }
    }

    @Test
    void aRouteThatFailsHasTheCallComeAgain() throws Exception {
        AtomicBoolean isFailing = new AtomicBoolean(true);
        try (WebhookServer receiver = server(Server.PLATFORM_HTTP)
                .start(
                        "events=connected",
                        route -> route.process(exchange -> {
                            if (isFailing.getAndSet(false)) {
                                throw new IllegalStateException("the CRM is down");
                            }
                            see(exchange);
                        }))) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/ada").connect();

            await().untilAsserted(() -> assertThat(sandbox.webhookDeliveries())
                    .extracting(WebhookDelivery::status)
                    .containsExactly(500, 200));
            assertThat(events()).hasSize(1);
            assertThat(receiver.endpoint().getFailedEvents()).isEqualTo(1);
        }
    }

    @Test
    void whileTheSecretIsExchangedCallsWithEitherAreTakenAndTheWebhookIsReplaced() throws Exception {
        int port = WebhookServer.freePort();
        new WebhookServer(Server.UNDERTOW, port, sandbox, state)
                .start("", route -> route.process(this::see))
                .close();
        String old = sandbox.account().webhooks().get(0).url();
        SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        try (WebhookServer receiver = new WebhookServer(Server.UNDERTOW, port, sandbox, state)) {
            receiver.component().getConfiguration().setWebhookSecret("00c6d1f2a3b4958671e8d9cafb0e1d2c");
            receiver.component().getConfiguration().setWebhookOldSecret(WebhookServer.SECRET);
            receiver.start("", route -> route.process(this::see));

            assertThat(sandbox.account().webhooks()).singleElement().satisfies(webhook -> {
                assertThat(webhook.url()).isNotEqualTo(old).startsWith(old.substring(0, old.lastIndexOf('/')));
                assertThat(webhook.attachments()).hasSize(3);
            });
            contact.connect();
            await().until(() -> seen.size() == 1);
            HttpRequest late = HttpRequest.newBuilder(URI.create(old))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"MemberId\":" + contact.id() + "}"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(late, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(events()).extracting(MemberEvent::kind).containsExactly(EventKind.CONNECTED, EventKind.OTHER);
        }
    }

    private WebhookServer server(Server server) throws Exception {
        return new WebhookServer(server, WebhookServer.freePort(), sandbox, state);
    }

    private static List<Integer> statuses(SalesflowSandbox called) {
        return called.webhookDeliveries().stream().map(WebhookDelivery::status).toList();
    }

    private void see(Exchange exchange) {
        seen.add(exchange.copy());
    }

    private List<MemberEvent> events() {
        return seen.stream()
                .map(exchange -> exchange.getMessage().getBody(MemberEvent.class))
                .toList();
    }
}
