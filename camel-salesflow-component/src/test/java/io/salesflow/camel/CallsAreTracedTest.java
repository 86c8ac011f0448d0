package io.salesflow.camel;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests as spans of OpenTelemetry, together with those that Camel makes of routes. */
class CallsAreTracedTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exported))
            .build();
    private SalesflowSandbox sandbox;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        configuration.setRetryDelay(1);
        camel.getRegistry().bind("tracer", Tracer.class, provider.get("test"));
        camel.getRegistry().bind("propagators", ContextPropagators.class, ContextPropagators.noop());
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        tracer.init(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:contact").routeId("contact").to("salesflow:members/get");
                from("direct:find").to("salesflow:members/list-by-public-identifiers");
                from("direct:streamed")
                        .to("salesflow:members/list-by-account?streamResults=true")
                        .split(body())
                        .streaming()
                        .to("mock:streamed");
                from("salesflow:members/list-by-account?feedId=contacts&startScheduler=false")
                        .routeId("contacts")
                        .to("salesflow:accounts/list");
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.stop();
        provider.close();
    }

    @Test
    void aRequestIsAChildOfTheSpanOfItsEndpointAndHasTheTemplateOfItsPath() {
        int memberId =
                sandbox.campaign().addContact("https://www.linkedin.com/in/ada").id();

        template.requestBodyAndHeader("direct:contact", null, "CamelSalesflowMemberId", memberId);

        SpanData request = requests().get(0);
        assertThat(request.getName()).startsWith("GET /").contains("{").doesNotContain(String.valueOf(memberId), "?");
        assertThat(request.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(request.getAttributes().get(stringKey("salesflow.operation")))
                .isEqualTo("members/get");
        assertThat(request.getAttributes().get(stringKey("url.template")))
                .isEqualTo(request.getName().substring("GET ".length()));
        SpanData parent = exported.getFinishedSpanItems().stream()
                .filter(span -> span.getSpanId().equals(request.getParentSpanId()))
                .findFirst()
                .orElseThrow();
        assertThat(parent.getTraceId()).isEqualTo(request.getTraceId());
        assertThat(parent.getAttributes().toString()).contains("salesflow://members/get");
        assertNoSecret();
    }

    @Test
    void eachAttemptIsARequestAndAFailureHasItsKindAndStatusOnly() {
        sandbox.faults().on("members/get", Fault.serverError(503)).times(2);

        template.requestBodyAndHeader(
                "direct:contact",
                null,
                "CamelSalesflowMemberId",
                sandbox.campaign().addContact("https://www.linkedin.com/in/ada").id());

        assertThat(requests()).hasSize(3).last().satisfies(request -> assertThat(
                        request.getStatus().getStatusCode())
                .isEqualTo(StatusCode.UNSET));
        assertThat(requests().subList(0, 2)).allSatisfy(request -> {
            assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(request.getStatus().getDescription()).isEmpty();
            assertThat(request.getEvents()).isEmpty();
            assertThat(request.getAttributes().get(stringKey("error.type"))).isEqualTo("server");
        });
        assertThat(requests().get(0).getAttributes().get(longKey("http.response.status_code")))
                .isEqualTo(503);
    }

    @Test
    void anAnswerThatRepeatsTheTokenIsNotShown() {
        sandbox.faults().on("members/get", Fault.echoToken()).times(Long.MAX_VALUE);

        assertThatThrownBy(() -> template.requestBodyAndHeader("direct:contact", null, "CamelSalesflowMemberId", 1));

        assertThat(requests()).isNotEmpty();
        assertNoSecret();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.answer(302, Map.of("Location", "https://example.com/login?next=canary-slug"), "text/html", ""),
                Fault.answer(404, "text/plain", "no canary-slug here"),
                Fault.echoToken(),
                Fault.envelope(422, "canary-slug is not allowed"),
                Fault.htmlPage(200),
                Fault.rateLimited(Duration.ofMinutes(1)),
                Fault.resetBeforeExecution(),
                Fault.truncatedJson(5),
                Fault.duplicateKeys());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverIsAnsweredTheSpanHasTheTemplateAndNothingOfTheQueryOrTheAnswer(Fault fault) {
        sandbox.faults().onAll(fault).times(Long.MAX_VALUE);

        for (String route : List.of("direct:contact", "direct:find", "direct:streamed")) {
            template.send(route, exchange -> {
                exchange.getMessage().setHeader("CamelSalesflowMemberId", 4711);
                exchange.getMessage().setHeader("CamelSalesflowPublicIdentifiers", "canary-slug");
            });
        }

        assertThat(requests()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(request -> {
            assertThat(request.getName()).matches("(GET|POST) (/[a-z{}A-Z-]+)+");
            assertThat(request.getAttributes().asMap().keySet())
                    .extracting(AttributeKey::getKey)
                    .isSubsetOf(
                            "http.request.method",
                            "url.template",
                            "salesflow.operation",
                            "error.type",
                            "http.response.status_code");
            assertThat(request.getEvents()).isEmpty();
            assertThat(request.getStatus().getDescription()).isEmpty();
            assertThat(request.getName() + request.getAttributes())
                    .doesNotContain("canary-slug", "4711", "?", "https://example.com");
        });
        assertNoSecret();
    }

    @Test
    void theScanOfAFeedIsNoPartOfWhatItDeliveredBefore() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        SalesflowConsumer feed = (SalesflowConsumer) camel.getRoute("contacts").getConsumer();
        feed.run();
        feed.run();

        await().untilAsserted(() -> assertThat(requests("members/list-by-account"))
                .hasSize(2)
                .extracting(SpanData::getParentSpanId)
                .containsOnly(SpanId.getInvalid()));
        assertThat(requests("accounts/list")).singleElement().satisfies(request -> assertThat(request.getParentSpanId())
                .isNotEqualTo(SpanId.getInvalid()));
    }

    private List<SpanData> requests(String operation) {
        return requests().stream()
                .filter(span -> operation.equals(span.getAttributes().get(stringKey("salesflow.operation"))))
                .toList();
    }

    private List<SpanData> requests() {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getAttributes().get(stringKey("salesflow.operation")) != null)
                .toList();
    }

    private void assertNoSecret() {
        assertThat(exported.getFinishedSpanItems()).isNotEmpty().noneMatch(span -> span.toString()
                .contains(sandbox.token()));
    }
}
