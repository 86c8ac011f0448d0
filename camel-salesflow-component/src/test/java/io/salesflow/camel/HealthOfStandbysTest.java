package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a process that stands by for a feed says of its leader, and what the leader does for it. */
class HealthOfStandbysTest {
    private static final String LIST = "members/list-by-account";
    private static final String FEED_ID = "contacts";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @TempDir
    Path directory;

    private final CamelContext camel = new DefaultCamelContext();
    private final FeedStore shared = new AlteredStore(new MemoryFeedStore());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2031-01-31T12:00:00Z"));
    private final Queue<Runnable> beats = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void configure() {
        SalesflowSandbox sandbox = SANDBOX.sandbox();
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        SalesflowConfiguration configuration = configuration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(shared);
        HealthCheckRegistry.get(camel).register(new ConsumersHealthCheckRepository());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void thereIsACheckOfTheLeaderAndNoneOfTheFeed() throws Exception {
        standBy("delay=20");

        assertThat(HealthCheckHelper.invokeReadiness(camel))
                .isNotEmpty()
                .allMatch(result -> result.getState() == State.UP)
                .noneMatch(result -> result.getCheck().getId().contains("salesflow-feed:"));
        assertThat(HealthCheckRegistry.get(camel).stream().map(HealthCheck::getId))
                .contains("salesflow-leader:contacts");
    }

    @Test
    void aFeedThatNobodyLeadsIsDownAndSaysSo() throws Exception {
        standBy("delay=20");

        assertThat(leader(Duration.ofMinutes(2)).getState()).isEqualTo(State.UP);
        HealthCheck.Result down = leader(Duration.ofMinutes(4));

        assertThat(down.getState()).isEqualTo(State.DOWN);
        assertThat(down.getMessage()).hasValueSatisfying(message -> assertThat(message)
                .startsWith("Feed contacts: no leader. No process has shown since 20")
                .contains("one that does shows it every 20s"));
        assertThat(HealthCheckHelper.invokeLiveness(camel)).allMatch(result -> result.getState() != State.DOWN);
    }

    @Test
    void onACronTooALeaderIsMissed() throws Exception {
        standBy("scheduler=quartz&scheduler.cron=0/1+*+*+*+*+?");

        assertThat(leader(Duration.ofMinutes(4)).getState()).isEqualTo(State.DOWN);
    }

    @Test
    void theOthersHaveTimeFromTheStartOfTheRouteOn() throws Exception {
        standBy("delay=20");
        camel.getRouteController().stopRoute(FEED_ID);
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        await().until(() -> Instant.now().isAfter(before.plusMillis(5)));
        camel.getRouteController().startRoute(FEED_ID);

        assertThat(Instant.parse(
                        (String) leader(Duration.ofMinutes(4)).getDetails().get(FeedHealthCheck.SINCE)))
                .isAfterOrEqualTo(before);
    }

    @Test
    void whoTakesTheFeedOverIsSeenAtOnce() throws Exception {
        standBy("delay=20");
        InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(10));

        new Feed(new FeedOptions(endpoint()).settings(), Elements.CONTACTS, shared, later).takeOver();

        assertThat(leader(Duration.ofMinutes(12)).getState()).isEqualTo(State.UP);
        assertThat(leader(Duration.ofMinutes(14)).getState()).isEqualTo(State.DOWN);
    }

    @Test
    void aLeaderIsSeenHoweverLongADeliveryTakes() throws Exception {
        CountDownLatch isDelivering = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        whileItRuns(
                exchange -> {
                    isDelivering.countDown();
                    goOn.await();
                },
                consumer -> {
                    CompletableFuture<Void> poll = CompletableFuture.runAsync(consumer);
                    await().until(() -> isDelivering.getCount() == 0);
                    for (int beat = 0; beat < 100; beat++) {
                        now.updateAndGet(before -> before.plus(Heartbeat.EVERY));
                        beats.remove().run();

                        assertThat(beats).hasSize(1);
                        assertThat(new FeedOperations(shared).lastActive(FEED_ID))
                                .isEqualTo(now.get());
                    }
                    assertThat(poll).isNotDone();
                    goOn.countDown();
                    poll.join();
                });
    }

    @Test
    void whoIsMadeLeaderWhileTheStoreIsAwayBeginsWhenItIsBack() throws Exception {
        AtomicBoolean isAway = new AtomicBoolean(true);
        configuration().setStateStore(storeThatIsAway(isAway));
        whileItRuns(exchange -> {}, consumer -> {
            beats.remove().run();
            assertThat(SalesflowFeeds.of(camel).running(FEED_ID)).isEmpty();
            isAway.set(false);
            beats.remove().run();

            assertThat(SalesflowFeeds.of(camel).running(FEED_ID)).contains(consumer);
            assertThat(new FeedOperations(shared).lastActive(FEED_ID)).isEqualTo(now.get());
            assertThat(beats).as("of the leader").hasSize(1);
        });
    }

    @Test
    void whoIsNoLeaderAnyMoreBeginsNoMore() throws Exception {
        AtomicBoolean isAway = new AtomicBoolean(true);
        configuration().setStateStore(storeThatIsAway(isAway));
        whileItRuns(exchange -> {}, consumer -> {});
        isAway.set(false);
        beats.remove().run();

        assertThat(SalesflowFeeds.of(camel).running(FEED_ID)).isEmpty();
        assertThat(new FeedOperations(shared).lastActive(FEED_ID)).isNull();
        assertThat(beats).isEmpty();
    }

    private FeedStore storeThatIsAway(AtomicBoolean isAway) {
        return new AlteredStore(shared) {
            @Override
            public long takeOver(String feedId) {
                if (isAway.get()) {
                    throw new FeedStoreException("the connection is lost");
                }
                return super.takeOver(feedId);
            }
        };
    }

    @Test
    void aFeedOfWhichNothingCameToItsEndForTooLongIsShownAsLate() throws Exception {
        whileItRuns(exchange -> {}, consumer -> {
            consumer.run();
            assertThat(consumer.managed().getLateSince()).isNull();
            String end = now.get().toString();
            now.updateAndGet(before -> before.plus(Duration.ofDays(1)));

            consumer.setStartScheduler(true);
            assertThat(consumer.managed().getStatus()).isEqualTo("Late");
            assertThat(consumer.managed().getLateSince()).isEqualTo(end);
            consumer.suspend();
            assertThat(consumer.managed().getStatus()).isEqualTo("Suspended");
        });
    }

    @Test
    void theSignsEndWithTheConsumer() throws Exception {
        Instant begin = now.get();
        whileItRuns(exchange -> {}, consumer -> {});
        now.updateAndGet(before -> before.plus(Heartbeat.EVERY));
        beats.remove().run();

        assertThat(beats).isEmpty();
        assertThat(new FeedOperations(shared).lastActive(FEED_ID)).isEqualTo(begin);
    }

    @Test
    void aSignThatCannotBeGivenStopsNothing() throws Exception {
        AtomicReference<FeedStoreException> failure = new AtomicReference<>();
        configuration().setStateStore(new AlteredStore(shared) {
            @Override
            public void write(String feedId, long epoch, FeedWrite write) {
                if (failure.get() != null) {
                    throw failure.get();
                }
                super.write(feedId, epoch, write);
            }
        });
        whileItRuns(exchange -> {}, consumer -> {
            failure.set(new FeedStoreException("the connection is lost"));
            assertThatCode(() -> beats.remove().run()).doesNotThrowAnyException();
            failure.set(null);
            shared.takeOver(FEED_ID);
            assertThatCode(() -> beats.remove().run()).doesNotThrowAnyException();
            assertThat(beats).hasSize(1);
        });
    }

    @Test
    void whereNobodyElseCanSeeThemThereAreNoSigns() throws Exception {
        FeedStore own = new MemoryFeedStore();
        configuration().setStateStore(own);
        whileItRuns(exchange -> {}, consumer -> assertThat(beats).isEmpty());

        assertThat(new FeedOperations(own).lastActive(FEED_ID)).isNull();
    }

    @Test
    void aDirectoryIsNotOpenedToLookForALeader() throws Exception {
        Path state = directory.resolve("state");
        configuration().setStateStore(null);
        configuration().setStateDirectory(state.toString());
        standBy("delay=20");

        assertThat(leader(Duration.ofDays(3)).getState()).isEqualTo(State.UP);
        assertThat(state).as("which only the leader may use").doesNotExist();
    }

    @Test
    void aStoreThatCannotBeReadIsToldOf() throws Exception {
        standBy("delay=20");
        configuration().setStateStore(new AlteredStore(shared) {
            @Override
            public Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
                throw new FeedStoreException("the connection is lost");
            }
        });
        endpoint().getConfiguration().setStateStore(configuration().getStateStore());

        HealthCheck.Result down = leader();

        assertThat(down.getState()).isEqualTo(State.DOWN);
        assertThat(down.getMessage())
                .hasValue("Feed contacts: whether a process leads it can't be told, and this one could not lead it:"
                        + " the connection is lost");
    }

    private void standBy(String options) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory.toString());
        cluster.setAcquireLockInterval(36_500, TimeUnit.DAYS);
        camel.addService(cluster);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:contacts:salesflow:" + LIST + "?feedId=" + FEED_ID + "&" + options)
                        .routeId(FEED_ID)
                        .to("mock:contacts");
            }
        });
        camel.start();
    }

    /** A consumer by the test's clock, whose beats the test has. */
    private void whileItRuns(Processor delivery, Consumer<SalesflowConsumer> test) throws Exception {
        camel.start();
        SalesflowEndpoint endpoint =
                camel.getEndpoint("salesflow:" + LIST + "?feedId=" + FEED_ID, SalesflowEndpoint.class);
        SalesflowConsumer consumer = new SalesflowConsumer(
                endpoint,
                delivery,
                endpoint::store,
                store -> new Feed(new FeedOptions(endpoint).settings(), Elements.CONTACTS, store, now::get),
                (pause, beat) -> {
                    assertThat(pause).isIn(Heartbeat.EVERY, Duration.ofSeconds(5));
                    beats.add(beat);
                },
                now::get);
        consumer.setStartScheduler(false);
        consumer.start();
        try {
            test.accept(consumer);
        } finally {
            consumer.stop();
        }
    }

    private HealthCheck.Result leader() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> result.getCheck().getId().equals("salesflow-leader:" + FEED_ID))
                .findFirst()
                .orElseThrow();
    }

    private HealthCheck.Result leader(Duration later) {
        StandbyHealthChecks checks = new StandbyHealthChecks(
                camel.getComponent("salesflow", SalesflowComponent.class),
                HealthCheckRegistry.get(camel),
                InstantSource.offset(InstantSource.system(), later));
        return checks.stream().findFirst().orElseThrow().call(Map.of());
    }

    private SalesflowEndpoint endpoint() {
        return camel.getEndpoints().stream()
                .filter(SalesflowEndpoint.class::isInstance)
                .map(SalesflowEndpoint.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private SalesflowConfiguration configuration() {
        return camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
    }
}
