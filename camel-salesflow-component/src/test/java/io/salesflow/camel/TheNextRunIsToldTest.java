package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a feed says that it is polled next, and when it is. The test has the scheduler's turns, and its clock. */
class TheNextRunIsToldTest {
    private static final String LIST = "members/list-by-account";
    private static final Duration DELAY = Duration.ofHours(1);
    private static final Instant BEGIN = Instant.parse("2031-01-31T12:00:00Z");

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private SalesflowSandbox sandbox;
    private SandboxContact ada;
    private SalesflowConsumer consumer;

    @BeforeEach
    void configure() {
        sandbox = SANDBOX.sandbox();
        ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        configuration.setRetries(0);
        camel.start();
    }

    @AfterEach
    void stop() {
        consumer.stop();
        camel.stop();
    }

    @Test
    void itIsTheFirstTurnAndThenOneDelayAfterEach() {
        start();
        assertThat(consumer.nextPoll()).isEqualTo(BEGIN.plus(DELAY));

        turn();

        assertThat(consumer.nextPoll()).isEqualTo(BEGIN.plus(DELAY.multipliedBy(2)));
    }

    @Test
    void aPollThatSomebodyAskedForMovesNoTurn() {
        start();
        turn();
        Instant next = consumer.nextPoll();
        now.updateAndGet(before -> before.plus(DELAY.dividedBy(2)));

        pollNow();

        assertThat(consumer.nextPoll()).isEqualTo(next);
    }

    @Test
    void whileItBacksOffTheTurnsThatItLetsPassCount() {
        start();
        sandbox.faults().on(LIST, Fault.serverError(500)).times(Long.MAX_VALUE);
        turn();
        turn();

        assertThat(consumer.nextPoll()).isEqualTo(now.get().plus(DELAY.multipliedBy(5)));
        turn();
        assertThat(consumer.nextPoll()).isEqualTo(now.get().plus(DELAY.multipliedBy(4)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverHappensItIsPolledThen(long seed) {
        start();
        Random random = new Random(seed);
        int polls = 0;
        for (int turn = 0; turn < 120; turn++) {
            happen(random.nextInt(8), random.nextInt());
            Instant told = consumer.nextPoll();
            long before = sandbox.requestCount(LIST);

            turn();

            boolean isPolled = sandbox.requestCount(LIST) > before;
            polls += isPolled ? 1 : 0;
            assertThat(isPolled)
                    .as("polled at turn %d, at %s, with %s told", turn, now, told)
                    .isEqualTo(told.equals(now.get()));
        }
        assertThat(polls).isBetween(20, 110);
    }

    private void happen(int kind, int number) {
        switch (kind) {
            case 0 -> ada.edit(contact -> contact.company("Company " + number));
            case 1 -> sandbox.faults().on(LIST, Fault.serverError(500)).times(3);
            case 2 -> sandbox.faults().clear();
            case 3 -> pollNow();
            default -> {
                // only time passes
            }
        }
    }

    private void turn() {
        now.updateAndGet(before -> before.plus(DELAY));
        consumer.run();
    }

    private void pollNow() {
        long before = sandbox.requestCount(LIST);
        consumer.pollNow();
        await().until(() -> sandbox.requestCount(LIST) > before && consumer.nextPoll() != null);
        await().until(() -> consumer.getBackoffMultiplier() > 0);
    }

    private void start() {
        SalesflowEndpoint endpoint =
                camel.getEndpoint("salesflow:" + LIST + "?feedId=contacts&scan=full", SalesflowEndpoint.class);
        consumer = new SalesflowConsumer(
                endpoint,
                exchange -> UnitOfWorkHelper.doneSynchronizations(
                        exchange, exchange.getExchangeExtension().handoverCompletions()),
                endpoint::store,
                store -> new Feed(new FeedOptions(endpoint).settings(), Elements.CONTACTS, store, now::get),
                (pause, task) -> {},
                now::get);
        consumer.setInitialDelay(DELAY.toMillis());
        consumer.setDelay(DELAY.toMillis());
        consumer.setBackoffMultiplier(5);
        consumer.setBackoffErrorThreshold(2);
        consumer.setBackoffIdleThreshold(3);
        consumer.start();
    }
}
