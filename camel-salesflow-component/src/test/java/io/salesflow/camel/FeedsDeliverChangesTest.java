package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed in a route, on the sandbox; each poll is asked for. */
class FeedsDeliverChangesTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicBoolean isFailing = new AtomicBoolean();
    private SalesflowSandbox sandbox;
    private MockEndpoint got;
    private SalesflowConsumer consumer;

    @BeforeEach
    void start() {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setStatisticsApiUrl(sandbox.statisticsApiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        camel.getRegistry().bind("store", new MemoryFeedStore());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void whatIsNewChangedOrGoneComesOnceAndWithItsFacts() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        consume("members/list-by-account?scan=full&keepPrevious=true");

        assertThat(poll()).isEqualTo(1);
        assertThat(poll()).isZero();
        sandbox.clock().advance(Duration.ofMinutes(1));
        ada.edit(contact ->
                contact.email("ada@example.com").lastModifiedAt(sandbox.clock().instant()));
        assertThat(poll()).isEqualTo(1);
        ada.delete();
        assertThat(poll()).isZero();
        assertThat(poll()).isEqualTo(1);
        assertThat(poll()).isZero();

        List<Exchange> exchanges = got.getExchanges();
        assertThat(exchanges)
                .extracting(exchange -> exchange.getMessage().getHeader(SalesflowConstants.CHANGE))
                .containsExactly(Change.Kind.NEW, Change.Kind.UPDATED, Change.Kind.DELETED);
        Map<String, Object> update = exchanges.get(1).getMessage().getHeaders();
        assertThat(update)
                .containsEntry(SalesflowConstants.IDENTITY, "" + ada.id())
                .containsEntry(SalesflowConstants.MEMBER_ID, (long) ada.id())
                .containsEntry(SalesflowConstants.CAMPAIGN_ID, (long)
                        sandbox.campaign().id())
                .containsEntry(SalesflowConstants.ACCOUNT_ID, (long) sandbox.accountId())
                .containsEntry(SalesflowConstants.FEED_ID, "members/list-by-account:" + sandbox.accountId())
                .containsEntry(SalesflowConstants.ATTEMPT, 1)
                .containsEntry(SalesflowConstants.TIME, sandbox.clock().instant())
                .containsEntry(SalesflowConstants.CHANGED_FIELDS, List.of("Email", "LastModifiedAt"));
        assertThat(((Contact) update.get(SalesflowConstants.PREVIOUS)).email()).isNull();
        assertThat(exchanges.get(2).getMessage().getBody(Contact.class).email()).isEqualTo("ada@example.com");
    }

    @Test
    void aChangeThatFailsIsTriedAgainThenParkedWhileTheRestGoesOn() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        consume("members/list-by-account?maxAttempts=2");
        isFailing.set(true);
        poll();
        isFailing.set(true);
        sandbox.campaign().addContact("https://www.linkedin.com/in/bob");
        poll();
        poll();

        assertThat(got.getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(SalesflowConstants.ATTEMPT))
                .containsExactly(1, 2, 1);
        assertThat(SalesflowFeeds.of(camel).parked(consumer.feedId()))
                .singleElement()
                .satisfies(parked -> {
                    assertThat(parked.reason()).contains("out of order");
                    assertThat(parked.change().element()).isInstanceOf(Contact.class);
                });

        new FeedOperations(consumer.store()).replayAll(consumer.feedId());
        poll();
        assertThat(got.getExchanges()).hasSize(4);
        assertThat(SalesflowFeeds.of(camel).parked(consumer.feedId())).isEmpty();
    }

    @Test
    void aPollDeliversAtMostSoManyAndTheNextOneTheRestOldestFirst() throws Exception {
        for (String name : List.of("ada", "bob", "cyd", "dan", "eve")) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/" + name);
            sandbox.clock().advance(Duration.ofSeconds(1));
        }
        consume("members/list-by-account?maxMessagesPerPoll=2");

        assertThat(List.of(poll(), poll(), poll(), poll())).containsExactly(2, 2, 1, 0);
        assertThat(got.getExchanges())
                .extracting(
                        exchange -> exchange.getMessage().getBody(Contact.class).addedAt())
                .isSorted()
                .hasSize(5);
    }

    @Test
    void batchesAreListsOfChangesAndAFailureOfOneIsOfOneOnly() throws Exception {
        for (String name : List.of("ada", "bob", "cyd")) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/" + name);
        }
        consume("members/list-by-account?batchSize=10");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {}
        });
        got.whenExchangeReceived(1, exchange -> {
            Change second = (Change) exchange.getMessage().getBody(List.class).get(1);
            exchange.setProperty(SalesflowConstants.FAILURES, Map.of(second.identity(), "no such company"));
        });

        assertThat(List.of(poll(), poll(), poll())).containsExactly(3, 1, 0);
        assertThat((List<?>) got.getExchanges().get(1).getMessage().getBody())
                .singleElement()
                .satisfies(change -> assertThat(((Change) change).attempt()).isEqualTo(2));
    }

    @Test
    void aTargetThatIsDownCostsNoAttemptAndEndsThePoll() throws Exception {
        for (String name : List.of("ada", "bob", "cyd")) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/" + name);
        }
        consume("members/list-by-account?batchSize=2&maxAttempts=1");
        AtomicBoolean isDown = new AtomicBoolean(true);
        got.whenAnyExchangeReceived(exchange -> {
            if (isDown.get()) {
                exchange.setProperty(SalesflowConstants.POSTPONED, true);
                throw new IllegalStateException("down");
            }
        });

        assertThatThrownBy(this::poll).hasMessage("down");
        assertThatThrownBy(this::poll).hasMessage("down");
        assertThat(got.getExchanges()).hasSize(2);
        isDown.set(false);
        got.getExchanges().clear();

        assertThat(poll()).isEqualTo(3);
        assertThat(got.getExchanges())
                .flatExtracting(exchange -> (List<?>) exchange.getMessage().getBody())
                .allSatisfy(change -> assertThat(((Change) change).attempt()).isEqualTo(1));
        assertThat(poll()).isZero();
    }

    @Test
    void aChangeThatIsPostponedAloneCostsNoAttemptAndTheOthersGoOnBeforeItIsTold() throws Exception {
        for (String name : List.of("ada", "bob", "cyd")) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/" + name);
        }
        consume("members/list-by-account?maxAttempts=1");
        Processor first = exchange -> {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            exchange.setProperty(SalesflowConstants.POSTPONED_ALONE, true);
            throw new IllegalStateException("later");
        };
        got.whenExchangeReceived(1, first);
        got.whenExchangeReceived(4, first);

        assertThatThrownBy(this::poll).hasMessage("later");
        assertThat(got.getReceivedCounter()).isEqualTo(3);
        assertThatThrownBy(this::poll).hasMessage("later");
        assertThat(List.of(poll(), poll())).containsExactly(1, 0);
        assertThat(got.getExchanges().subList(3, 5))
                .extracting(exchange -> exchange.getMessage().getHeader(SalesflowConstants.IDENTITY))
                .containsOnly(got.getExchanges().get(0).getMessage().getHeader(SalesflowConstants.IDENTITY));
    }

    @Test
    void whereNobodyCanTellWhichOfABatchFailedAllComeAgain() throws Exception {
        for (String name : List.of("ada", "bob")) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/" + name);
        }
        consume("members/list-by-account?batchSize=10&maxAttempts=9");
        List<Object> unclear = List.of(Map.of("unknown", "no"), "no", Map.of("CamelSalesflowIdentity", "no"));
        for (int number = 0; number < unclear.size(); number++) {
            Object failures = unclear.get(number);
            got.whenAnyExchangeReceived(exchange -> exchange.setProperty(SalesflowConstants.FAILURES, failures));
            assertThat(poll()).isEqualTo(2);
        }
        got.whenAnyExchangeReceived(exchange -> {});

        assertThat(poll()).isEqualTo(2);
        assertThat(poll()).isZero();
    }

    @Test
    void aFailureMayBeNamedByANumberAndWithoutAReason() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        consume("members/list-by-account?batchSize=10");
        Map<Object, Object> failures = new HashMap<>();
        failures.put((long) ada.id(), null);
        got.whenExchangeReceived(1, exchange -> exchange.setProperty(SalesflowConstants.FAILURES, failures));

        assertThat(List.of(poll(), poll(), poll())).containsExactly(1, 1, 0);
    }

    @Test
    void aBatchOfACampaignTellsTheCampaign() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        int campaignId = sandbox.campaign().id();
        consume("members/list-by-campaign?batchSize=10&campaignId=" + campaignId);
        poll();

        assertThat(got.getExchanges().get(0).getMessage().getHeader(SalesflowConstants.CAMPAIGN_ID, Long.class))
                .isEqualTo(campaignId);
    }

    @Test
    void anAccountTellsItsNumberAlsoWhereTheEndpointHasNone() throws Exception {
        camel.getComponent("salesflow", SalesflowComponent.class)
                .getConfiguration()
                .setAccountId(null);
        consume("accounts/list");
        poll();

        assertThat(got.getExchanges().get(0).getMessage().getHeaders())
                .containsEntry(SalesflowConstants.ACCOUNT_ID, (long) sandbox.accountId())
                .containsEntry(SalesflowConstants.FEED_ID, "accounts/list");
    }

    @Test
    void noFilteredPollGoesBackBeforeTheBeginOfMessages() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        ada.connect();
        ada.reply("old");
        sandbox.clock().advance(Duration.ofDays(1));
        ada.reply("new");
        String today =
                LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC).toString();
        consume("messages/incoming-by-account?from=" + today);

        assertThat(List.of(poll(), poll(), poll())).containsExactly(1, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members/list-by-campaign", "campaigns/list", "accounts/list"})
    void statusesOfAListWithoutStatusesAreRefused(String operation) {
        assertThatThrownBy(() -> consume(operation + "?campaignId=1&statuses=MEMBER_CONNECTED"))
                .hasStackTraceContaining("Option 'statuses' must be left out of " + operation)
                .hasStackTraceContaining("members/list-by-account");
    }

    @Test
    void backfillCanBeNothingOrSinceADate() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        sandbox.clock().advance(Duration.ofDays(10));
        sandbox.campaign().addContact("https://www.linkedin.com/in/bob");
        consume("members/list-by-account?backfill=2026-01-10");
        assertThat(poll()).isEqualTo(1);
        sandbox.campaign().addContact("https://www.linkedin.com/in/cyd");
        assertThat(poll() + poll()).isEqualTo(1);
    }

    @Test
    void onlyTheWantedChangesAndStatusesAreDelivered() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        consume("members/list-by-account?scan=full&statuses=MEMBER_CONNECTED&changes=NEW");
        assertThat(poll()).isZero();
        ada.connect();
        assertThat(poll()).isEqualTo(1);
        ada.edit(contact -> contact.email("ada@example.com"));
        assertThat(poll()).isZero();
        assertThat(got.getExchanges().get(0).getMessage().getBody(Contact.class).has(Flag.MEMBER_CONNECTED))
                .isTrue();
    }

    @Test
    void messagesComeOneByOneOldestFirstWithTheirContact() throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        ada.connect();
        ada.reply("first");
        sandbox.clock().advance(Duration.ofMinutes(1));
        ada.reply("second");
        consume("messages/incoming-by-account?enrichContact=true");

        assertThat(poll()).isEqualTo(2);
        ada.markInterested(true);
        assertThat(poll()).isEqualTo(1);
        assertThat(got.getExchanges())
                .extracting(exchange -> exchange.getMessage().getBody(ReceivedMessage.class))
                .extracting(ReceivedMessage::text)
                .containsExactly("first", "second", "second");
        assertThat(got.getExchanges().get(2).getMessage().getHeader(SalesflowConstants.CHANGED_FIELDS))
                .isEqualTo(List.of("Interested"));
        assertThat(got.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(ReceivedMessage.class)
                        .contact()
                        .linkedInSlug())
                .isEqualTo("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts/list",
                "campaigns/list",
                "webhooks/list",
                "members/list-by-campaign?campaignId={c}",
                "messages/incoming-by-campaign?campaignId={c}",
                "analytics/by-account?from=2026-01-01&to=2026-12-31",
                "campaigns/statistics?campaignId={c}"
            })
    void everyListCanBeConsumedFrom(String uri) throws Exception {
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        ada.connect();
        ada.reply("Hello");
        consume(uri.replace("{c}", "" + sandbox.campaign().id()));
        int first = poll();
        assertThat(poll()).isZero();
        assertThat(got.getExchanges()).hasSize(first);
        assertThat(first).isEqualTo(uri.startsWith("webhooks") ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members/import", "members/get", "webhooks/attach"})
    void whatIsNoListIsRefusedWithTheListsThatAre(String operation) {
        assertThatThrownBy(() -> consume(operation))
                .hasStackTraceContaining("can't be consumed from")
                .hasStackTraceContaining("members/list-by-account");
    }

    private void consume(String uri) throws Exception {
        got = camel.getEndpoint("mock:got", MockEndpoint.class);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:" + uri + (uri.contains("?") ? "&" : "?") + "startScheduler=false&stateStore=#store")
                        .routeId("feed")
                        .to("mock:got")
                        .process(exchange -> {
                            if (isFailing.getAndSet(false)) {
                                throw new IllegalStateException("out of order" + "!".repeat(100_000));
                            }
                        });
            }
        });
        camel.start();
        consumer = (SalesflowConsumer) camel.getRoute("feed").getConsumer();
    }

    private int poll() throws Exception {
        return consumer.poll();
    }
}
