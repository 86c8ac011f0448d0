package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.WebhookServer.Server;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One webhook and several feeds, none of which polls by itself in the time of a test: what they bring came by events. */
class EventsHaveFeedsLookTest {
    private static final String FEED = "salesflow:%s?feedId=%s&initialDelay=0&delay=1000000&maxAttempts=3%s";

    private static final String READ = "members/get";
    private static final String MESSAGES = "messages/incoming-by-account";

    @TempDir
    Path state;

    private final SalesflowSandbox sandbox =
            SalesflowSandbox.builder().webhookAttempts(3, Duration.ofMillis(20)).start();
    private final List<String> one = new CopyOnWriteArrayList<>();
    private final List<String> other = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<MemberEvent> events = new CopyOnWriteArrayList<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final CountDownLatch targetIsFree = new CountDownLatch(1);
    private final int port = WebhookServer.freePort();
    private volatile String refusal;
    private volatile boolean isDown;
    private volatile boolean isSlow;

    EventsHaveFeedsLookTest() throws Exception {}

    @AfterEach
    void stop() {
        targetIsFree.countDown();
        sandbox.close();
    }

    @Test
    void eachFeedBringsItByItsOwnRouteAndTheWebhooksRouteGetsTheEvent() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        try (WebhookServer receiver = started("feeds=*")) {
            ada.connect();
            ada.reply("Hello");

            await().untilAsserted(() -> {
                assertThat(one).last().isEqualTo("MEMBER_CONNECTED");
                assertThat(other).last().isEqualTo("MEMBER_CONNECTED");
                assertThat(messages).containsExactly("Hello");
                assertThat(events).hasSize(2);
            });
            assertThat(receiver.endpoint().getParkedEvents()).isZero();
        }
    }

    @Test
    void aCallThatIsMadeAgainBringsNothingAgain() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        try (WebhookServer receiver = started("feeds=one,other,messages")) {
            ada.connect();
            ada.reply("Hello");
            await().untilAsserted(() -> assertThat(messages).containsExactly("Hello"));
            List<WebhookDelivery> calls = List.copyOf(sandbox.webhookDeliveries());
            calls.forEach(sandbox.webhooks()::replay);
            await().untilAsserted(() -> assertThat(events).hasSize(2 * calls.size()));
            scan(receiver, "one");
            scan(receiver, "other");
            scan(receiver, "messages");

            assertThat(one).doesNotHaveDuplicates();
            assertThat(other).doesNotHaveDuplicates();
            assertThat(messages).containsExactly("Hello");
        }
    }

    @Test
    void aFeedWhoseTargetRefusesItKeepsItFromNoOtherAndParksIt() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        try (WebhookServer receiver = started("feeds=*")) {
            refusal = "no e-mail address";
            ada.connect();
            await().untilAsserted(() -> assertThat(other).last().isEqualTo("MEMBER_CONNECTED"));
            SalesflowFeeds feeds = SalesflowFeeds.of(receiver.camel());
            await().untilAsserted(() -> assertThat(feeds.state("one").failing()).isOne());
            scan(receiver, "one");
            scan(receiver, "one");

            assertThat(feeds.parked("one")).singleElement().satisfies(parked -> assertThat(parked.reason())
                    .contains("no e-mail address"));
            assertThat(sandbox.webhookDeliveries())
                    .allSatisfy(call -> assertThat(call.status()).isEqualTo(200));
        }
    }

    @Test
    void whileATargetIsDownNothingIsParkedAndItComesWithTheNextPoll() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        try (WebhookServer receiver = started("feeds=*")) {
            isDown = true;
            for (int number = 0; number < 5; number++) {
                int calls = number + 1;
                ada.edit(contact -> contact.company("Company " + calls));
                ada.reply("Hello " + calls);
                await().untilAsserted(() -> assertThat(events).hasSize(calls));
            }
            await().untilAsserted(() -> assertThat(messages).hasSize(5));
            isDown = false;
            scan(receiver, "one");

            assertThat(one).hasSize(2);
            assertThat(SalesflowFeeds.of(receiver.camel()).parked("one")).isEmpty();
        }
    }

    @Test
    void whatComesWhileATargetIsSlowIsTakenTogether() throws Exception {
        List<SandboxContact> contacts = IntStream.range(0, 30)
                .mapToObj(number -> sandbox.campaign().addContact("https://www.linkedin.com/in/member-" + number))
                .toList();
        try (WebhookServer receiver = started("feeds=*")) {
            batches.clear();
            isSlow = true;
            contacts.forEach(SandboxContact::connect);
            await().untilAsserted(() -> assertThat(events).hasSize(30));
            targetIsFree.countDown();

            await().untilAsserted(() ->
                    assertThat(one.stream().filter("MEMBER_CONNECTED"::equals)).hasSize(30));
            assertThat(batches).hasSizeLessThan(10);
            assertThat(receiver.camel().isStarted()).isTrue();
        }
    }

    @Test
    void whereSalesflowRefusesToBeReadTheRestIsLeftToTheNextPoll() throws Exception {
        List<SandboxContact> contacts = IntStream.range(0, 30)
                .mapToObj(number -> sandbox.campaign().addContact("https://www.linkedin.com/in/member-" + number))
                .toList();
        try (WebhookServer receiver = started("feeds=messages")) {
            one.clear();
            contacts.forEach(SandboxContact::connect);
            await().untilAsserted(() -> assertThat(events).hasSize(30));
            SalesflowConsumer feed = consumer(receiver, "one");
            sandbox.faults()
                    .on(READ, Fault.rateLimited(Duration.ofMinutes(10)))
                    .after(2)
                    .times(Long.MAX_VALUE);
            long reads = sandbox.requestCount(READ);
            isSlow = true;
            feed.lookAt((long) contacts.get(0).id());
            await().until(() -> sandbox.requestCount(READ) == reads + 1);
            contacts.forEach(contact -> feed.lookAt((long) contact.id()));
            targetIsFree.countDown();

            await().untilAsserted(() -> assertThat(one).hasSize(1));
            feed.run();
            assertThat(one).hasSize(30).containsOnly("MEMBER_CONNECTED");
            assertThat(sandbox.requestCount(READ)).isEqualTo(reads + 3);
            assertThat(SalesflowFeeds.of(receiver.camel()).state("one").failing())
                    .isZero();
        }
    }

    @Test
    void whatIsLeftToAPollComesWithoutOneThatIsDue() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        SandboxContact bob = sandbox.campaign().addContact("https://www.linkedin.com/in/bob");
        try (WebhookServer receiver = started("feeds=messages")) {
            one.clear();
            sandbox.faults().on(READ, Fault.rateLimited(Duration.ofSeconds(1))).after(2);
            ada.connect();
            bob.connect();
            await().untilAsserted(() -> assertThat(events).hasSize(2));
            SalesflowConsumer feed = consumer(receiver, "one");
            feed.lookAt((long) ada.id());
            feed.lookAt((long) bob.id());

            await().untilAsserted(() -> assertThat(one).containsExactly("MEMBER_CONNECTED", "MEMBER_CONNECTED"));
        }
    }

    @Test
    void onlyEventsThatMayBringAMessageHaveFeedsOfMessagesPolled() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        try (WebhookServer receiver = started("feeds=*")) {
            long polls = sandbox.requestCount(MESSAGES);
            ada.connect();
            await().untilAsserted(() -> assertThat(one).last().isEqualTo("MEMBER_CONNECTED"));
            ada.reply("Hello");
            await().untilAsserted(() -> assertThat(messages).containsExactly("Hello"));
            consumer(receiver, "messages").run();

            assertThat(sandbox.requestCount(MESSAGES)).isEqualTo(polls + 2);
        }
    }

    @Test
    void aFeedThatDoesNotRunFailsTheCallAndTheOthersLook() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        try (WebhookServer receiver = started("feeds=no-such-feed,one")) {
            ada.connect();

            await().untilAsserted(() -> assertThat(one).last().isEqualTo("MEMBER_CONNECTED"));
            await().untilAsserted(() -> assertThat(sandbox.webhookDeliveries())
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call.status()).isEqualTo(500)));
            assertThat(other).containsExactly("MEMBER_IMPORTED");
            assertThat(receiver.endpoint().getParkedEvents()).isZero();
        }
    }

    @Test
    void feedsOfAnotherAccountAreNotTold() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        WebhookServer receiver = new WebhookServer(Server.PLATFORM_HTTP, port, sandbox, state);
        try (receiver) {
            receiver.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(FEED.formatted(
                                    "members/list-by-account",
                                    "foreign",
                                    "&accountId=" + sandbox.addAccount().id()))
                            .routeId("foreign")
                            .to("mock:nobody");
                }
            });
            receiver.start("feeds=*", route -> route.process(this::event));
            long reads = sandbox.requestCount("members/get");
            ada.connect();
            await().untilAsserted(() -> assertThat(events).hasSize(1));

            assertThat(sandbox.requestCount("members/get")).isEqualTo(reads + 1);
        }
    }

    @Test
    void feedAndFeedsTogetherAreRefused() {
        assertThatThrownBy(() -> started("feeds=one&feed=other"))
                .hasStackTraceContaining("Option 'feeds' must be left out where 'feed' is set");
    }

    private WebhookServer started(String options) throws Exception {
        WebhookServer receiver = new WebhookServer(Server.PLATFORM_HTTP, port, sandbox, state);
        receiver.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(FEED.formatted("members/list-by-account", "one", "&batchSize=100"))
                        .routeId("one")
                        .process(EventsHaveFeedsLookTest.this::one);
                from(FEED.formatted("members/list-by-account", "other", ""))
                        .routeId("other")
                        .process(exchange -> other.add(String.valueOf(
                                exchange.getMessage().getBody(Contact.class).status())));
                from(FEED.formatted("messages/incoming-by-account", "messages", ""))
                        .routeId("messages")
                        .process(exchange -> messages.add(exchange.getMessage()
                                .getBody(ReceivedMessage.class)
                                .text()));
            }
        });
        receiver.start(options, route -> route.process(this::event));
        SalesflowFeeds feeds = SalesflowFeeds.of(receiver.camel());
        await().until(() ->
                feeds.list().stream().filter(feed -> feed.hasBegun()).count() == 3);
        return receiver;
    }

    private void event(Exchange exchange) {
        events.add(exchange.getMessage().getBody(MemberEvent.class));
    }

    /** A target that takes batches. */
    private void one(Exchange exchange) throws InterruptedException {
        if (isDown) {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            throw new IllegalStateException("the target is down");
        }
        if (isSlow) {
            targetIsFree.await();
        }
        List<Change> changes = new ArrayList<>();
        List<?> body = exchange.getMessage().getBody(List.class);
        body.forEach(change -> changes.add((Change) change));
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        batches.add(changes.size());
        changes.forEach(change -> one.add(String.valueOf(((Contact) change.element()).status())));
    }

    /** Reads the whole list, and waits until what it brought is delivered. */
    private static void scan(WebhookServer receiver, String feedId) {
        SalesflowFeeds.of(receiver.camel()).scan(feedId);
        consumer(receiver, feedId).run();
    }

    private static SalesflowConsumer consumer(WebhookServer receiver, String feedId) {
        return (SalesflowConsumer) receiver.camel().getRoute(feedId).getConsumer();
    }
}
