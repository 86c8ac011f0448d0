package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
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

/** Whether a feed is ready, and why not: where it is late, and behind {@code master:}. */
class HealthOfFeedsTest {
    private static final String LIST = "members/list-by-account";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @TempDir
    Path locks;

    private final CamelContext camel = new DefaultCamelContext();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean isHolding;
    private SalesflowSandbox sandbox;

    @BeforeEach
    void configure() {
        sandbox = SANDBOX.sandbox();
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        configuration.setRetries(0);
        configuration.setResponseTimeout(500);
        HealthCheckRegistry.get(camel).register(new ConsumersHealthCheckRepository());
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        camel.stop();
    }

    @Test
    void aFeedWhoseDeliveryDoesNotEndIsLate() throws Exception {
        isHolding = true;
        camel.getComponent("salesflow", SalesflowComponent.class)
                .getConfiguration()
                .setResponseTimeout(60_000);
        addFeed("", "delay=20&fullScanEvery=600000");
        camel.start();
        await().until(() -> consumer().feed() != null && consumer().feed().waiting() == 1);

        assertThat(at(Duration.ofMinutes(9)).getMessage().orElse("")).doesNotContain("nothing came to its end");
        HealthCheck.Result late = at(Duration.ofMinutes(11));

        assertThat(late.getState()).isEqualTo(State.DOWN);
        assertThat(late.getMessage()).hasValueSatisfying(message -> assertThat(message)
                .startsWith("Feed contacts: nothing came to its end since 20")
                .endsWith("after 10m0s at the latest something should have"));
        assertThat(late.getDetails()).containsKeys(FeedHealthCheck.FEED_ID, FeedHealthCheck.SINCE);
    }

    @Test
    void aFeedThatGoesOnIsLateNoMore() throws Exception {
        isHolding = true;
        camel.getComponent("salesflow", SalesflowComponent.class)
                .getConfiguration()
                .setResponseTimeout(60_000);
        addFeed("", "delay=20&fullScanEvery=600000");
        camel.start();
        await().until(() -> consumer().feed() != null && consumer().feed().waiting() == 1);
        Instant before = consumer().feed().lastProgress();

        goOn.countDown();
        await().until(() -> consumer().feed().lastProgress().isAfter(before));

        await().until(() -> !feeds().isEmpty() && readiness().getState() == State.UP);
    }

    @Test
    void aFeedBehindMasterThatThisProcessLeadsIsDownWithItsReasonAndGoneWithItsLeadership() throws Exception {
        joinCluster();
        addFeed("master:contacts:", "delay=20&initialDelay=0");
        sandbox.faults().on(LIST, Fault.serverError(500)).times(Long.MAX_VALUE);
        camel.start();

        await().untilAsserted(() -> assertThat(feeds()).singleElement().satisfies(down -> assertThat(down.getMessage())
                .get()
                .asString()
                .contains("Feed contacts: polls fail since", "HTTP 500")));
        assertThat(feeds().get(0).getState()).isEqualTo(State.DOWN);
        assertThat(SalesflowFeeds.of(camel).managed().get(0).getRouteId()).isEqualTo("contacts");
        sandbox.faults().clear();
        await().until(() -> feeds().get(0).getState() == State.UP);

        camel.getRouteController().stopRoute("contacts");
        assertThat(feeds()).isEmpty();
    }

    @Test
    void itIsOffWhereCamelsChecksOfConsumersAre() throws Exception {
        HealthCheckRegistry.get(camel).getRepository("consumers").orElseThrow().setEnabled(false);
        joinCluster();
        addFeed("master:contacts:", "delay=20&initialDelay=0");
        camel.start();
        await().until(() -> !SalesflowFeeds.of(camel).managed().isEmpty());

        assertThat(HealthCheckHelper.invokeReadiness(camel)).isEmpty();
    }

    private void joinCluster() throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(locks.toString());
        cluster.setAcquireLockInterval(100, TimeUnit.MILLISECONDS);
        camel.addService(cluster);
    }

    private void addFeed(String prefix, String options) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(prefix + "salesflow:" + LIST + "?feedId=contacts&scan=full&" + options)
                        .routeId("contacts")
                        .process(exchange -> {
                            if (isHolding) {
                                goOn.await();
                            }
                        });
            }
        });
    }

    private SalesflowConsumer consumer() {
        return (SalesflowConsumer) camel.getRoute("contacts").getConsumer();
    }

    private HealthCheck.Result at(Duration later) {
        return new FeedHealthCheck(
                        consumer(),
                        InstantSource.offset(
                                InstantSource.fixed(consumer().feed().lastProgress()), later))
                .call(Map.of());
    }

    private HealthCheck.Result readiness() {
        return feeds().get(0);
    }

    private List<HealthCheck.Result> feeds() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> "contacts".equals(result.getDetails().get(FeedHealthCheck.FEED_ID)))
                .toList();
    }
}
