package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault that the sandbox has: what readiness, liveness and the meters make of it, within one poll. */
class EachFaultIsToldByHealthAndMetersTest {
    private static final String LIST = "members/list-by-account";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private SalesflowSandbox sandbox;

    /**
     * A fault.
     *
     * @param kind the method of {@link Fault} that makes it
     * @param outcome that meters count it under
     * @param reason a part of the reason; null if the feed copes with it
     */
    private record Case(String kind, Fault fault, String outcome, String reason) {
        @Override
        public String toString() {
            return kind + ", " + outcome + ": " + reason;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("answer", Fault.answer(400, "text/plain", "no"), "rejected", "HTTP 400"),
                new Case("answer", Fault.answer(401, "text/plain", "no"), "authentication", "Check token"),
                new Case("answer", Fault.answer(403, "text/plain", "no"), "authentication", "Check token"),
                new Case("answer", Fault.answer(404, "text/plain", "no"), "not-found", "HTTP 404"),
                new Case("answer", Fault.answer(409, "text/plain", "no"), "conflict", "HTTP 409"),
                new Case(
                        "answer",
                        Fault.answer(302, Map.of("Location", "https://example.com/login"), "text/html", ""),
                        "unreadable",
                        "answered a redirect"),
                new Case("serverError", Fault.serverError(500), "server", "HTTP 500"),
                new Case("serverError", Fault.serverError(503), "server", "HTTP 503"),
                new Case("htmlPage", Fault.htmlPage(200), "unreadable", "not the JSON"),
                new Case("htmlPage", Fault.htmlPage(502), "server", "HTTP 502"),
                new Case("envelope", Fault.envelope(401, "no"), "authentication", "Check token"),
                new Case("envelope", Fault.envelope(500, "no"), "server", "500"),
                new Case("rateLimited", Fault.rateLimited(Duration.ofSeconds(60)), "rate-limit", "HTTP 429"),
                new Case(
                        "rateLimitedUntil",
                        Fault.rateLimitedUntil(Instant.parse("2031-01-31T12:00:00Z")),
                        "rate-limit",
                        "HTTP 429"),
                new Case("rateLimitedUntil", Fault.rateLimitedUntil(Instant.EPOCH), "rate-limit", "HTTP 429"),
                new Case("truncatedJson", Fault.truncatedJson(), "unreadable", "can't be read"),
                new Case("truncatedJson", Fault.truncatedJson(5), "unreadable", "can't be read"),
                new Case("cutAfter", Fault.cutAfter(5), "connection", "connection"),
                new Case("resetBeforeExecution", Fault.resetBeforeExecution(), "connection", "connection"),
                new Case("resetAfterExecution", Fault.resetAfterExecution(), "connection", "connection"),
                new Case("delay", Fault.delay(Duration.ofSeconds(5)), "connection", "connection"),
                new Case("delay", Fault.delay(Duration.ofMillis(1)), "ok", null),
                new Case("slowDrip", Fault.slowDrip(100, Duration.ofMillis(1)), "ok", null),
                new Case("duplicateKeys", Fault.duplicateKeys(), "ok", null),
                new Case("unknownFields", Fault.unknownFields(), "ok", null),
                new Case("unknownEnumValues", Fault.unknownEnumValues(), "ok", null),
                new Case("echoToken", Fault.echoToken(), "server", "HTTP 500"));
    }

    @BeforeEach
    void start() throws Exception {
        sandbox = SANDBOX.sandbox();
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        configuration.setRetries(0);
        configuration.setResponseTimeout(2000);
        camel.getRegistry().bind("meters", meters);
        HealthCheckRegistry.get(camel).register(new ConsumersHealthCheckRepository());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:" + LIST + "?feedId=contacts&scan=full&delay=3600000&initialDelay=3600000")
                        .routeId("contacts")
                        .to("mock:contacts");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void thereIsNoFaultOfTheSandboxThatIsNotHere() {
        Set<String> kinds = Arrays.stream(Fault.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(cases().map(Case::kind).collect(Collectors.toSet())).isEqualTo(kinds);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFeedGoesDownAndUpAgainWithinOnePollAndTheCallIsCountedByItsOutcome(Case expected) {
        poll();
        assertThat(readiness().getState()).isEqualTo(State.UP);

        sandbox.faults().on(LIST, expected.fault()).times(Long.MAX_VALUE);
        poll();
        HealthCheck.Result struck = readiness();

        assertThat(HealthCheckHelper.invokeLiveness(camel)).allMatch(result -> result.getState() != State.DOWN);
        if (expected.reason() == null) {
            assertThat(struck.getState()).isEqualTo(State.UP);
            assertThat(count("ok")).isEqualTo(2);
        } else {
            assertThat(struck.getState()).isEqualTo(State.DOWN);
            assertThat(struck.getMessage()).hasValueSatisfying(message -> assertThat(message)
                    .startsWith("Feed contacts: polls fail since 20")
                    .contains(expected.reason())
                    .doesNotContain(sandbox.token()));
            assertThat(struck.getDetails())
                    .containsEntry(FeedHealthCheck.FEED_ID, "contacts")
                    .hasEntrySatisfying(FeedHealthCheck.SINCE, since -> Instant.parse((String) since))
                    .hasEntrySatisfying(FeedHealthCheck.LAST_FAILURE, failure -> assertThat((String) failure)
                            .contains(expected.reason())
                            .doesNotContain(sandbox.token()));
            assertThat(struck.getError()).get().isInstanceOf(SalesflowException.class);
            assertThat(count(expected.outcome())).isEqualTo(1);
            assertThat(count("ok")).isEqualTo(1);
        }
        assertThat(meters.find("salesflow.calls").timers())
                .extracting(timer -> timer.getId().getTag("outcome"))
                .containsOnly("ok", expected.outcome());

        sandbox.faults().clear();
        poll();
        assertThat(readiness().getState()).isEqualTo(State.UP);
        assertThat(readiness().getDetails()).doesNotContainKeys(FeedHealthCheck.SINCE, FeedHealthCheck.LAST_FAILURE);
    }

    private void poll() {
        ((SalesflowConsumer) camel.getRoute("contacts").getConsumer()).run();
    }

    private long count(String outcome) {
        Timer calls = meters.find("salesflow.calls").tag("outcome", outcome).timer();
        return calls == null ? 0 : calls.count();
    }

    private HealthCheck.Result readiness() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> "contacts".equals(result.getDetails().get(FeedHealthCheck.FEED_ID)))
                .findFirst()
                .orElseThrow();
    }
}
