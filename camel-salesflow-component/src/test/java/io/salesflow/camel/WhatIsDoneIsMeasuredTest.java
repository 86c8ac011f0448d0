package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a MeterRegistry gets of calls, feeds and webhooks. */
class WhatIsDoneIsMeasuredTest {
    private static final String LIST = "members/list-by-account";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @TempDir
    Path state;

    private final CamelContext camel = new DefaultCamelContext();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private SalesflowSandbox sandbox;
    private ProducerTemplate template;

    @BeforeEach
    void configure() {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setStatisticsApiUrl(sandbox.statisticsApiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        configuration.setRetries(0);
        configuration.setRetryDelay(1);
        configuration.setResponseTimeout(500);
        camel.getRegistry().bind("meters", meters);
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.serverError(500), "server"),
                Arguments.of(Fault.rateLimited(Duration.ofSeconds(60)), "rate-limit"),
                Arguments.of(Fault.answer(403, "text/plain", "no"), "authentication"),
                Arguments.of(Fault.answer(404, "text/plain", "no"), "not-found"),
                Arguments.of(Fault.envelope(409, "no"), "conflict"),
                Arguments.of(Fault.envelope(422, "no"), "rejected"),
                Arguments.of(Fault.htmlPage(200), "unreadable"),
                Arguments.of(Fault.truncatedJson(5), "unreadable"),
                Arguments.of(Fault.resetBeforeExecution(), "connection"),
                Arguments.of(Fault.delay(Duration.ofSeconds(5)), "connection"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aCallIsCountedOnceWithWhatBecameOfIt(Fault fault, String outcome) {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        sandbox.faults().on(LIST, fault).times(1);
        camel.start();

        assertThatThrownBy(() -> template.requestBody("salesflow:" + LIST, (Object) null))
                .isInstanceOf(CamelExecutionException.class);
        template.requestBody("salesflow:" + LIST, (Object) null);

        assertThat(calls(LIST, outcome).count()).isEqualTo(1);
        assertThat(calls(LIST, "ok").count()).isEqualTo(1);
        assertThat(calls(LIST, "ok").totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(meters.find("salesflow.calls").timers()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void soIsAListThatIsStreamed(Fault fault, String outcome) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:streamed")
                        .to("salesflow:" + LIST + "?streamResults=true")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .to("mock:streamed");
            }
        });
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        sandbox.faults().on(LIST, fault).times(1);
        camel.start();

        assertThatThrownBy(this::readStreamed).isInstanceOf(CamelExecutionException.class);
        readStreamed();

        assertThat(calls(LIST, outcome).count()).isEqualTo(1);
        assertThat(calls(LIST, "ok").count()).isEqualTo(1);
        assertThat(meters.find("salesflow.calls").timers()).hasSize(2);
    }

    @Test
    void theBytesOfAnswersAreCounted() {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        camel.start();
        String json = template.requestBody("salesflow:campaigns/list?rawJson=true", null, String.class);

        double bytes = meters.get("salesflow.calls.bytes")
                .tag("operation", "campaigns/list")
                .counter()
                .count();

        assertThat(bytes).as("compressed").isBetween(50.0, json.length() + 50.0);
    }

    @Test
    void aWaitForTheRateLimitIsCountedAndSoIsEachRequest() {
        camel.getComponent("salesflow", SalesflowComponent.class)
                .getConfiguration()
                .setRetries(1);
        sandbox.faults().on("campaigns/list", Fault.rateLimited(Duration.ZERO)).times(1);
        sandbox.faults().on(LIST, Fault.serverError(503)).times(1);
        camel.start();

        template.requestBody("salesflow:campaigns/list", (Object) null);
        template.requestBody("salesflow:" + LIST, (Object) null);

        assertThat(meters.find("salesflow.calls.waits").timers())
                .singleElement()
                .satisfies(waits -> {
                    assertThat(waits.getId().getTag("operation")).isEqualTo("campaigns/list");
                    assertThat(waits.count()).isEqualTo(1);
                    assertThat(waits.totalTime(TimeUnit.NANOSECONDS)).isPositive();
                });
        assertThat(calls("campaigns/list", "rate-limit").count()).isEqualTo(1);
        assertThat(calls("campaigns/list", "ok").count()).isEqualTo(1);
    }

    @Test
    void aFeedIsMeasuredWhileItRuns() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        sandbox.campaign().addContact("https://www.linkedin.com/in/bob");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("salesflow:" + LIST + "?feedId=contacts&initialDelay=0&delay=3600000&maxAttempts=1")
                        .routeId("contacts")
                        .filter(simple("${body.linkedInSlug} == 'bob'"))
                        .throwException(new IllegalStateException("no room"));
            }
        });
        camel.start();
        await().until(() -> SalesflowFeeds.of(camel).managed().size() == 1
                && SalesflowFeeds.of(camel).managed().get(0).getComplete() != null);

        assertThat(ofFeed("salesflow.feed.elements").functionCounter().count()).isEqualTo(2);
        assertThat(ofFeed("salesflow.feed.deliveries")
                        .tag("outcome", "delivered")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(ofFeed("salesflow.feed.deliveries")
                        .tag("outcome", "failed")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(ofFeed("salesflow.feed.parked").gauge().value()).isEqualTo(1);
        assertThat(ofFeed("salesflow.feed.waiting").gauge().value()).isZero();
        assertThat(ofFeed("salesflow.feed.lag").timeGauge().value(TimeUnit.HOURS))
                .isBetween(0.0, 1.0);

        camel.getRouteController().stopRoute("contacts");
        assertThat(meters.getMeters())
                .noneMatch(meter -> meter.getId().getName().startsWith("salesflow.feed"));
    }

    @Test
    void aWebhookIsMeasuredByWhatBecomesOfItsEvents() throws Exception {
        try (WebhookServer receiver =
                new WebhookServer(WebhookServer.Server.PLATFORM_HTTP, WebhookServer.freePort(), sandbox, state)) {
            receiver.camel().getRegistry().bind("meters", meters);
            receiver.start(
                    "acknowledge=received&maxAttempts=1",
                    route -> route.throwException(new IllegalStateException("no room")));
            sandbox.campaign().addContact("https://www.linkedin.com/in/ada").connect();
            await().until(() -> receiver.endpoint().getParkedEvents() == 1);

            assertThat(meters.find("salesflow.webhook.events").functionCounters())
                    .allSatisfy(counter -> assertThat(counter.getId().getTag("webhook"))
                            .isEqualTo(receiver.endpoint().getEventsId()))
                    .filteredOn(counter -> counter.count() == 1)
                    .extracting(counter -> counter.getId().getTag("outcome"))
                    .containsExactlyInAnyOrder("failed", "parked");
        }
        assertThat(meters.find("salesflow.webhook.events").functionCounters()).isEmpty();
    }

    @Test
    void everyMeterIsOneOfTheTableWithItsTags() throws Exception {
        aFeedOfThisName("contacts");
        sandbox.faults().on("campaigns/list", Fault.rateLimited(Duration.ZERO)).times(1);
        camel.getComponent("salesflow", SalesflowComponent.class)
                .getConfiguration()
                .setRetries(1);
        camel.start();
        await().until(() -> SalesflowFeeds.of(camel).managed().size() == 1);
        template.requestBody("salesflow:campaigns/list", (Object) null);

        assertThat(meters.getMeters().stream()
                        .filter(meter -> !meter.getId().getName().endsWith(".histogram")))
                .hasSizeGreaterThan(10)
                .allSatisfy(meter -> assertThat(
                                Arrays.stream(SalesflowMeter.values()).filter(known -> known.meterName()
                                        .equals(meter.getId().getName())))
                        .singleElement()
                        .satisfies(known -> {
                            assertThat(meter.getId().getTags())
                                    .extracting(tag -> tag.getKey())
                                    .containsExactlyInAnyOrderElementsOf(known.tags());
                            assertThat(meter.getId().getDescription()).isEqualTo(known.description());
                        }));
    }

    @Test
    void ofSeveralRegistriesTheOneWithCamelsNameIsTaken() {
        MeterRegistry named = new SimpleMeterRegistry();
        camel.getRegistry().bind("metricsRegistry", named);
        camel.start();

        template.requestBody("salesflow:campaigns/list", (Object) null);

        assertThat(named.find("salesflow.calls").timers()).hasSize(1);
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void ofSeveralRegistriesWithOtherNamesNoneIsTaken() {
        camel.getRegistry().bind("others", new SimpleMeterRegistry());
        camel.start();

        template.requestBody("salesflow:campaigns/list", (Object) null);

        assertThat(meters.getMeters()).isEmpty();
    }

    private void aFeedOfThisName(String feedId) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:" + LIST + "?initialDelay=0&delay=3600000&feedId=" + feedId)
                        .to("mock:" + feedId);
            }
        });
    }

    private void readStreamed() {
        template.requestBody("direct:streamed", (Object) null);
    }

    private Timer calls(String operation, String outcome) {
        return meters.get("salesflow.calls")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .timer();
    }

    private RequiredSearch ofFeed(String name) {
        return meters.get(name).tag("feed", "contacts");
    }
}
