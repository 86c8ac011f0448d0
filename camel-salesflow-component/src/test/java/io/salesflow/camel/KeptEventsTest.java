package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.WebhookServer.Server;
import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.feed.store.FileFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code acknowledge=received} the call is answered when the event is kept, and the route is free to take its time. */
class KeptEventsTest {
    @TempDir
    Path state;

    private final SalesflowSandbox sandbox = SalesflowSandbox.builder()
            .webhookCallers(1)
            .webhookAttempts(1, Duration.ZERO)
            .start();
    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        sandbox.close();
    }

    @Test
    void theCallIsAnsweredBeforeTheRouteIsDone() throws Exception {
        try (WebhookServer receiver =
                server().start("acknowledge=received", route -> route.process(this::waitAndSee))) {
            SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
            contact.connect();
            contact.reply("Hello");

            await().untilAsserted(() -> assertThat(sandbox.webhookDeliveries())
                    .extracting(WebhookDelivery::status)
                    .containsExactly(202, 202));
            assertThat(seen).isEmpty();
            gate.countDown();
            await().untilAsserted(() -> assertThat(seen).containsExactly(EventKind.CONNECTED, EventKind.REPLIED));
            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().journal().kept()).isEmpty());
        }
    }

    @Test
    void whatWasKeptIsDeliveredAfterARestart() throws Exception {
        try (WebhookServer receiver = server().start(
                        "acknowledge=received&maxAttempts=100",
                        route -> route.throwException(new IllegalStateException("down")))) {
            SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
            contact.connect();
            contact.reply("Hello");
            await().until(() -> receiver.endpoint().getFailedEvents() > 2);
        }
        try (WebhookServer receiver = server().start("acknowledge=received", route -> route.process(this::see))) {
            await().untilAsserted(() -> assertThat(seen).containsExactly(EventKind.CONNECTED, EventKind.REPLIED));
            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().journal().kept()).isEmpty());
        }
    }

    @Test
    void whatFailsTooOftenIsParkedAndTheRestGoesOn() throws Exception {
        try (WebhookServer receiver = server().start(
                        "acknowledge=received&maxAttempts=3",
                        route -> route.process(exchange -> {
                            if (exchange.getMessage().getHeader(SalesflowConstants.EVENT) == EventKind.CONNECTED) {
                                throw new IllegalStateException("no room");
                            }
                            see(exchange);
                        }))) {
            SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
            contact.connect();
            contact.reply("Hello");

            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().getParkedEvents()).isEqualTo(1));
            await().untilAsserted(() -> assertThat(seen).containsExactly(EventKind.REPLIED));
            assertThat(receiver.endpoint().getFailedEvents()).isEqualTo(3);
            assertThat(SalesflowFeeds.of(receiver.camel()).list())
                    .as("feeds in the store")
                    .isEmpty();
            assertThat(receiver.endpoint().journal().parked()).singleElement().satisfies(parked -> {
                assertThat(parked.identity()).isEqualTo(contact.id() + ":connected");
                assertThat(parked.reason()).contains("no room");
                assertThat(parked.body()).contains("\"MemberId\":" + contact.id());
            });
            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().journal().kept()).isEmpty());
        }
    }

    @Test
    void aNamedFeedThatDoesNotRunIsTriedAsOftenAsARouteAndThenTheEventIsParked() throws Exception {
        try (WebhookServer receiver = server().start(
                        "acknowledge=received&maxAttempts=3&feeds=no-such-feed", route -> route.process(this::see))) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/ada").connect();

            await().untilAsserted(() -> assertThat(receiver.endpoint().journal().parked())
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.reason()).contains("no-such-feed")));
            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().journal().kept()).isEmpty());
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void callsBeyondTheLimitAreTurnedAway() throws Exception {
        try (WebhookServer receiver =
                server().start("acknowledge=received&maxPendingEvents=2", route -> route.process(this::waitAndSee))) {
            SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
            contact.connect();
            contact.reply("One");
            contact.reply("Two");

            await().untilAsserted(() -> assertThat(sandbox.webhookDeliveries())
                    .extracting(WebhookDelivery::status)
                    .containsExactly(202, 202, 503));
            assertThat(receiver.endpoint().getCallsTurnedAway()).isEqualTo(1);
            gate.countDown();
            await().untilAsserted(() -> assertThat(seen).hasSize(2));
            contact.reply("Three");
            await().untilAsserted(() -> assertThat(seen).hasSize(3));
        }
    }

    @Test
    void aRouteThatIsStoppedAndStartedTakesAsManyEventsAsBefore() throws Exception {
        AtomicBoolean isDown = new AtomicBoolean(true);
        try (WebhookServer receiver = server().start(
                        "acknowledge=received&maxPendingEvents=2&maxAttempts=1000000",
                        route -> route.process(exchange -> {
                            if (isDown.get()) {
                                throw new IllegalStateException("down");
                            }
                            see(exchange);
                        }))) {
            SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
            contact.connect();
            contact.reply("Hello");
            await().until(() -> receiver.endpoint().getFailedEvents() > 0
                    && receiver.endpoint().journal().kept().size() == 2);
            receiver.camel().getRouteController().stopRoute("events");
            isDown.set(false);
            receiver.camel().getRouteController().startRoute("events");
            await().untilAsserted(() -> assertThat(seen).containsExactly(EventKind.CONNECTED, EventKind.REPLIED));
            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().journal().kept()).isEmpty());

            contact.reply("Once more");
            await().untilAsserted(() -> assertThat(seen).hasSize(3));
            assertThat(receiver.endpoint().getCallsTurnedAway()).isZero();
        }
    }

    @Test
    void anEventThatIsTriedAgainKeepsItsPlaceBeforeLaterOnesOfTheSameContact() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        SandboxContact bob = sandbox.campaign().addContact("https://www.linkedin.com/in/bob");
        List<String> order = new CopyOnWriteArrayList<>();
        try (WebhookServer receiver = server().start(
                        "acknowledge=received&maxAttempts=1000000",
                        route -> route.process(exchange -> {
                            MemberEvent event = exchange.getMessage().getBody(MemberEvent.class);
                            String name = event.memberUrl().replaceAll(".*/", "") + " " + event.kind();
                            if (name.equals("ada CONNECTED") && !order.contains("bob CONNECTED")) {
                                throw new IllegalStateException("busy");
                            }
                            order.add(name);
                        }))) {
            ada.connect();
            ada.reply("Hello");
            bob.connect();

            await().untilAsserted(
                            () -> assertThat(order).containsExactly("bob CONNECTED", "ada CONNECTED", "ada REPLIED"));
            assertThat(receiver.endpoint().getParkedEvents()).isZero();
        }
    }

    @Test
    void whatWasDeliveredIsNotDeliveredAgainBecauseTheStoreFails() throws Exception {
        try (FileFeedStore files = new FileFeedStore(state);
                WebhookServer receiver = server()) {
            TroubledStore store = new TroubledStore(files);
            receiver.component().getConfiguration().setStateStore(store);
            receiver.start("acknowledge=received", route -> route.process(this::see)
                    .process(exchange -> store.failAtUse(1, false)));
            SandboxContact contact = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
            contact.connect();

            await().until(store::hasFailed);
            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().journal().kept()).isEmpty());
            assertThat(seen).containsExactly(EventKind.CONNECTED);
        }
    }

    @Test
    void whatARouteSaysOfATokenIsNotKept() throws Exception {
        try (WebhookServer receiver = server().start(
                        "acknowledge=received&maxAttempts=1",
                        route -> route.throwException(
                                new IllegalStateException("no answer to https://x/?token=" + sandbox.token())))) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/ada").connect();

            await().untilAsserted(() -> assertThat(receiver.endpoint().journal().parked())
                    .singleElement()
                    .satisfies(parked ->
                            assertThat(parked.reason()).contains("no answer").doesNotContain(sandbox.token())));
        }
    }

    private WebhookServer server() throws Exception {
        return new WebhookServer(Server.PLATFORM_HTTP, WebhookServer.freePort(), sandbox, state);
    }

    private void waitAndSee(Exchange exchange) throws InterruptedException {
        gate.await(1, TimeUnit.MINUTES);
        see(exchange);
    }

    private void see(Exchange exchange) {
        seen.add(exchange.getMessage().getHeader(SalesflowConstants.EVENT));
    }
}
