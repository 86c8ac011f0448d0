package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What Camel's polling gives to feeds, and what they do when Salesflow or their store fails. */
class FeedsArePolledTest {
    private static final String CONTACTS = "members/list-by-account";
    private static final String FEED = "contacts";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private final MemoryFeedStore kept = new MemoryFeedStore();
    private final TroubledStore store = new TroubledStore(kept);
    private String target = "mock:got";
    private SalesflowSandbox sandbox;
    private MockEndpoint got;
    private MockEndpoint failures;
    private SalesflowConsumer consumer;

    @BeforeEach
    void start() {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setRetries(0);
        camel.getRegistry().bind("store", store);
        got = camel.getEndpoint("mock:got", MockEndpoint.class);
        failures = camel.getEndpoint("mock:failures", MockEndpoint.class);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aPollThatFailsThrowsAndTheNextOneGoesOn() throws Exception {
        addContacts(1);
        consume("startScheduler=false");
        sandbox.faults().on(CONTACTS, Fault.serverError(503)).times(1);

        assertThatThrownBy(consumer::poll).isInstanceOf(SalesflowException.class);
        assertThat(consumer.poll()).isEqualTo(1);
    }

    @Test
    void theReadinessCheckTellsTheStatusOfTheAnswer() throws Exception {
        HealthCheckRegistry health = HealthCheckRegistry.get(camel);
        health.setEnabled(true);
        ConsumersHealthCheckRepository consumers = new ConsumersHealthCheckRepository();
        consumers.setEnabled(true);
        health.register(consumers);
        consume("startScheduler=false");
        sandbox.faults().on(CONTACTS, Fault.serverError(503)).times(1);

        consumer.run();
        assertThat(readiness().getState()).isEqualTo(State.DOWN);
        assertThat(readiness().getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 503);
        consumer.run();
        assertThat(readiness().getState()).isEqualTo(State.UP);
    }

    @Test
    void aFailedPollGoesToTheRoutesErrorHandlerIfItIsBridged() throws Exception {
        consume("startScheduler=false&bridgeErrorHandler=true");
        sandbox.faults().on(CONTACTS, Fault.serverError(500)).times(1);
        failures.expectedMessageCount(1);

        consumer.run();

        failures.assertIsSatisfied();
        assertThat(failures.getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .isInstanceOf(SalesflowException.class);
    }

    @Test
    void anEmptyMessageTellsThatThereWasNothing() throws Exception {
        consume("startScheduler=false&sendEmptyMessageWhenIdle=true");

        consumer.run();

        assertThat(got.getExchanges()).singleElement().satisfies(exchange -> assertThat(
                        exchange.getMessage().getBody())
                .isNull());
    }

    @Test
    void aGreedyFeedGoesOnUntilNothingIsLeft() throws Exception {
        addContacts(5);
        consume("startScheduler=false&maxMessagesPerPoll=2&greedy=true");

        consumer.run();

        assertThat(got.getExchanges()).hasSize(5);
    }

    @Test
    void aGreedyFeedWhoseTargetFailsDeliversTheRestAndReadsNotAgainAtOnce() throws Exception {
        addContacts(5);
        target = "direct:refuse";
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:refuse")
                        .errorHandler(noErrorHandler())
                        .to("mock:got")
                        .process(exchange -> {
                            throw new IllegalStateException("no room");
                        });
            }
        });
        consume("startScheduler=false&maxMessagesPerPoll=2&greedy=true&maxAttempts=3");

        consumer.run();
        assertThat(got.getExchanges()).hasSize(5);
        assertThat(sandbox.requestCount(CONTACTS)).isEqualTo(1);
        consumer.run();

        assertThat(got.getExchanges()).hasSize(10);
    }

    @Test
    void afterFailuresSomePollsAreLeftOut() throws Exception {
        consume("startScheduler=false&backoffErrorThreshold=1&backoffMultiplier=3");
        sandbox.faults().on(CONTACTS, Fault.serverError(500)).times(1);

        List<Long> requests = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            consumer.run();
            requests.add(sandbox.requestCount(CONTACTS));
        }

        assertThat(requests).containsExactly(1L, 1L, 1L, 2L);
    }

    @Test
    void aScanThatIsAskedForWaitsForNoBackoff() throws Exception {
        consume("startScheduler=false&backoffIdleThreshold=1&backoffMultiplier=100");
        consumer.run();
        consumer.run();
        assertThat(sandbox.requestCount(CONTACTS)).isEqualTo(1);

        SalesflowFeeds.of(camel).scan(FEED);

        await().until(() -> sandbox.requestCount(CONTACTS) == 2);
    }

    @Test
    void itPollsNotBeforeItsTimeAndNotMoreOftenThanItWasTold() throws Exception {
        consume("initialDelay=3600000&repeatCount=2");
        assertThat(sandbox.requestCount(CONTACTS)).isZero();

        consumer.run();
        consumer.run();
        consumer.run();

        assertThat(sandbox.requestCount(CONTACTS)).isEqualTo(2);
    }

    @Test
    void theSchedulerPollsInTheGivenIntervals() throws Exception {
        addContacts(1);
        consume("initialDelay=0&delay=10");

        await().until(() -> got.getExchanges().size() == 1);
        addContacts(1);
        await().until(() -> got.getExchanges().size() == 2);
    }

    @Test
    void aPollStrategyLearnsTheCountAndTheFailures() throws Exception {
        RecordingStrategy strategy = new RecordingStrategy();
        camel.getRegistry().bind("strategy", strategy);
        addContacts(3);
        consume("startScheduler=false&batchSize=2&pollStrategy=#strategy");

        consumer.run();
        sandbox.faults().on(CONTACTS, Fault.serverError(500)).times(1);
        consumer.run();

        assertThat(strategy.commits).containsExactly(3);
        assertThat(strategy.failures).singleElement().isInstanceOf(SalesflowException.class);
    }

    @Test
    void aStoreThatFailsStopsTheFeedAndWhenItIsBackItGoesOnWithoutLoss() throws Exception {
        consume("startScheduler=false");
        for (int use = 1; use <= 12; use++) {
            addContacts(1);
            store.failAtUse(use, use % 2 == 0);
            String state = state();
            boolean hasThrown = false;
            try {
                consumer.poll();
            } catch (FeedStoreException e) {
                hasThrown = true;
                assertThat(e).hasMessage("the connection is lost");
            }
            assertThat(hasThrown).isEqualTo(store.hasFailed());
            if (hasThrown && use % 2 == 1) {
                assertThat(state()).as("state after failure of use " + use).isEqualTo(state);
            }
            store.calmDown();
            consumer.poll();
            consumer.poll();
            assertThat(got.getExchanges()).hasSize(use);
        }
    }

    @Test
    void aStoreThatFailsInTheMiddleOfABatchHoldsNothingBack() throws Exception {
        addContacts(150);
        consume("startScheduler=false&batchSize=150");
        got.whenExchangeReceived(1, exchange -> store.failAtUse(1, false));

        assertThatThrownBy(consumer::poll).isInstanceOf(FeedStoreException.class);
        assertThat(consumer.poll()).isZero();
        addContacts(1);

        assertThat(consumer.poll()).isEqualTo(1);
        assertThat(got.getExchanges()).hasSize(2);
    }

    @Test
    void whatIsCompletedLaterByAnotherThreadIsAcknowledgedThenAndNotBefore() throws Exception {
        addContacts(1);
        target = "seda:later?waitForTaskToComplete=Never";
        consume("startScheduler=false");
        ConsumerTemplate later = camel.createConsumerTemplate();

        assertThat(consumer.poll()).isEqualTo(1);
        addContacts(1);
        assertThat(consumer.poll())
                .as("nothing is scanned while a change is under way")
                .isZero();
        assertThat(kept.count(FEED, Section.LEDGER)).isEqualTo(1);
        Exchange first = later.receive("seda:later", 5000);
        first.setException(new IllegalStateException("out of order"));
        later.doneUoW(first);

        assertThat(consumer.poll()).isEqualTo(2);
        for (int number = 0; number < 2; number++) {
            later.doneUoW(later.receive("seda:later", 5000));
        }
        assertThat(consumer.poll()).isZero();
        assertThat(kept.count(FEED, Section.ATTEMPTS)).isZero();
        assertThat(kept.count(FEED, Section.LEDGER)).isEqualTo(2);
    }

    @Test
    void aLedgerOfANewerVersionIsRefusedAndStaysAsItIs() throws Exception {
        addContacts(1);
        consume("startScheduler=false");
        consumer.poll();
        String identity = got.getExchanges().get(0).getMessage().getHeader(SalesflowConstants.IDENTITY, String.class);
        byte[] newer = kept.read(FEED, Section.LEDGER, List.of(identity)).get(identity);
        newer[0] = 77;
        kept.write(FEED, kept.epoch(FEED), new FeedWrite().put(Section.LEDGER, identity, newer));

        assertThatThrownBy(consumer::poll)
                .isInstanceOf(FeedStoreException.class)
                .hasMessageContaining("newer version of the connector")
                .hasMessageContaining("77");
        assertThat(kept.read(FEED, Section.LEDGER, List.of(identity)).get(identity))
                .isEqualTo(newer);
    }

    @Test
    void theTokenIsInNoFileOfTheLedgerEvenIfAFailureEchoesIt(@TempDir Path directory) throws Exception {
        addContacts(2);
        String token = sandbox.token();
        got.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("GET https://example.com/?token=" + token + " said no to contact");
        });
        consume("startScheduler=false&maxAttempts=1&keepPrevious=true", "stateDirectory=RAW(" + directory + ")");

        consumer.poll();
        assertThat(SalesflowFeeds.of(camel).parked(FEED)).hasSize(2).allSatisfy(parked -> assertThat(parked.reason())
                .contains("said no to contact")
                .doesNotContain(token));
        camel.stop();

        String files = contents(directory);
        assertThat(files).contains("said no to contact");
        assertThat(files).doesNotContain(token);
    }

    private void consume(String options) throws Exception {
        consume(options, "stateStore=#store");
    }

    private void consume(String options, String state) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(SalesflowException.class).handled(true).to("mock:failures");
                from("salesflow:" + CONTACTS + "?scan=full&feedId=" + FEED + "&" + state + "&" + options)
                        .routeId("feed")
                        .to(target);
            }
        });
        camel.start();
        consumer = (SalesflowConsumer) camel.getRoute("feed").getConsumer();
    }

    private void addContacts(int count) {
        for (int number = 0; number < count; number++) {
            sandbox.campaign()
                    .addContact("https://www.linkedin.com/in/contact-"
                            + sandbox.account().contacts().stream().count());
        }
    }

    private HealthCheck.Result readiness() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> result.getCheck().getId().contains("feed"))
                .findFirst()
                .orElseThrow();
    }

    /** What the store knows of the feed's progress, as text. */
    private String state() {
        StringBuilder text = new StringBuilder();
        try (Stream<Map.Entry<String, byte[]>> all = kept.all(FEED, Section.STATE)) {
            all.forEach(entry -> text.append(entry.getKey())
                    .append(new String(entry.getValue(), StandardCharsets.ISO_8859_1))
                    .append(' '));
        }
        return text.toString();
    }

    private static String contents(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(FeedsArePolledTest::content)
                    .reduce("", String::concat);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class RecordingStrategy extends DefaultPollingConsumerPollStrategy {
        private final List<Integer> commits = new ArrayList<>();
        private final List<Exception> failures = new ArrayList<>();

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            commits.add(polledMessages);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            failures.add(cause);
            return false;
        }
    }
}
