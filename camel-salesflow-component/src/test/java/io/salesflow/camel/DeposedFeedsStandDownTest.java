package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FencedException;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
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

/** Another process takes over the feed of a running consumer. */
class DeposedFeedsStandDownTest {
    private static final Duration LONGER_THAN_A_SECOND = Duration.ofMillis(1100);
    private static final String OPERATION = "members/list-by-account";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private final MemoryFeedStore store = new MemoryFeedStore();
    private final AtomicReference<Runnable> onDelivery = new AtomicReference<>(() -> {});
    private SalesflowSandbox sandbox;
    private final Queue<String> delivered = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws Exception {
        sandbox = SANDBOX.sandbox();
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(store);
        HealthCheckRegistry.get(camel).register(new ConsumersHealthCheckRepository());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:" + OPERATION + "?scan=full&initialDelay=0&delay=20")
                        .routeId("feed")
                        .process(exchange -> onDelivery.get().run())
                        .process(exchange -> delivered.add(
                                exchange.getMessage().getBody(Contact.class).linkedInSlug()));
            }
        });
        camel.start();
        await().until(() -> new FeedOperations(store).state(feedId()).hasBegun());
        assertThat(delivered).containsExactly("ada");
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void itReadsAndDeliversNothingAndIsNotReadyAndSaysWhy() {
        depose();
        await().until(() -> readiness().getState() == State.DOWN);
        long requests = sandbox.requestCount(OPERATION);
        sandbox.campaign().addContact("https://www.linkedin.com/in/bob");
        long failures = failures();
        await().until(() -> failures() >= failures + 3);

        assertThat(delivered).containsExactly("ada");
        assertThat(sandbox.requestCount(OPERATION)).isEqualTo(requests);
        assertThat(readiness().getError())
                .get(THROWABLE)
                .isInstanceOf(FencedException.class)
                .hasMessageContaining("was taken over by another process");
    }

    @Test
    void itTakesOverAnewWhenItIsStartedAgain() throws Exception {
        depose();
        await().until(() -> readiness().getState() == State.DOWN);
        sandbox.campaign().addContact("https://www.linkedin.com/in/bob");

        camel.getRouteController().stopRoute("feed");
        camel.getRouteController().startRoute("feed");

        await().untilAsserted(() -> assertThat(delivered).containsExactly("ada", "bob"));
        await().until(() -> readiness().getState() == State.UP);
    }

    @Test
    void afterAPauseItDeliversNothingOfWhatItHadFoundBefore() throws Exception {
        camel.getRouteController().stopRoute("feed");
        List.of("bob", "cyd", "dan")
                .forEach(name -> sandbox.campaign().addContact("https://www.linkedin.com/in/" + name));
        onDelivery.set(() -> {
            depose();
            await().pollDelay(LONGER_THAN_A_SECOND).until(() -> true);
        });
        camel.getRouteController().startRoute("feed");

        await().until(() -> readiness().getError().isPresent());
        assertThat(readiness().getError()).get(THROWABLE).isInstanceOf(FencedException.class);
        assertThat(delivered).hasSize(2);
    }

    private void depose() {
        store.takeOver(feedId());
    }

    private String feedId() {
        return OPERATION + ":" + sandbox.accountId();
    }

    private HealthCheck.Result readiness() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> result.getCheck().getId().contains("feed"))
                .findFirst()
                .orElseThrow();
    }

    private long failures() {
        Object count = readiness().getDetails().get(HealthCheck.FAILURE_ERROR_COUNT);
        return count == null ? 0 : Long.parseLong(count.toString());
    }
}
