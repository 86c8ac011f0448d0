package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.Parameter;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A canary: a token that is known goes in by every road, every operation is run well and in every kind of failure, and then
 * the token is looked for wherever something can be seen.
 */
class TheTokenIsNeverShownTest {
    private static final Map<Argument, Object> ARGUMENTS = Map.ofEntries(
            Map.entry(Argument.CAMPAIGN_ID, 1),
            Map.entry(Argument.MEMBER_ID, 1),
            Map.entry(Argument.PUBLIC_IDENTIFIER, "ada"),
            Map.entry(Argument.PUBLIC_IDENTIFIERS, List.of("ada")),
            Map.entry(Argument.LINKED_IN_URL, "https://www.linkedin.com/in/ada"),
            Map.entry(Argument.FIRST_NAME, "Ada"),
            Map.entry(Argument.FROM, "2026-01-01"),
            Map.entry(Argument.TO, "2026-01-02"),
            Map.entry(Argument.DOMAIN_HOST_NAME, "example.com"),
            Map.entry(Argument.WEBHOOK_ID, 1),
            Map.entry(Argument.WEBHOOK_CAMPAIGN_ID, 1),
            Map.entry(Argument.WEBHOOK_NAME, "Mine"),
            Map.entry(Argument.WEBHOOK_URL, "http://127.0.0.1:9/in"),
            Map.entry(Argument.RUN_ON, 1),
            Map.entry(Argument.MUTED, true));

    private static final Map<String, Fault> FAULTS = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("echoed in an error page", Fault.echoToken()),
            Map.entry("server error", Fault.serverError(500)),
            Map.entry("unavailable", Fault.serverError(503)),
            Map.entry("rate limited", Fault.rateLimited(Duration.ofSeconds(60))),
            Map.entry("HTML page", Fault.htmlPage(200)),
            Map.entry("envelope", Fault.envelope(422, "no")),
            Map.entry("truncated", Fault.truncatedJson(5)),
            Map.entry("reset before", Fault.resetBeforeExecution()),
            Map.entry("reset after", Fault.resetAfterExecution()),
            Map.entry("slow", Fault.delay(Duration.ofSeconds(2)))));

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final VisiblePlaces places = new VisiblePlaces();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    /** How the token comes to the component. */
    private enum Road {
        COMPONENT(""),
        COMPONENT_PLACEHOLDER(""),
        OPTION("?token=%1$s&domainToken=%1$s"),
        OPTION_RAW("?token=RAW(%1$s)&domainToken=RAW(%1$s)"),
        OPTION_PLACEHOLDER("?token={{salesflow.token}}&domainToken={{salesflow.token}}"),
        OPTION_PROPERTY("?token=#property:salesflow.token&domainToken=#property:salesflow.token");

        private final String query;

        Road(String query) {
            this.query = query;
        }

        /**
         * While it starts, Camel's core logs at DEBUG and TRACE the properties that it resolves and the options that it hands
         * to components. No component can mend that; the docs tell it. Nobody else may, and from then on nobody at all.
         */
        boolean isResolvedByCamel() {
            return this != COMPONENT;
        }

        /** Camel dumps a route as it was written, and here the token was written into it. */
        boolean isWrittenIntoTheRoute() {
            return this == OPTION || this == OPTION_RAW;
        }

        /** Camel can dump a route with its placeholders resolved. */
        boolean isResolvedInDumps() {
            return this == OPTION_PLACEHOLDER;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverHappens(Road road) throws Exception {
        SalesflowSandbox sandbox = SANDBOX.sandbox();
        String token = sandbox.token();
        try (CapturedLog log = new CapturedLog(token);
                Stopping stopping = new Stopping(context(road, sandbox))) {
            CamelContext camel = stopping.camel();
            camel.start();
            if (road.isResolvedByCamel()) {
                log.forget("org.apache.camel.");
            }
            for (Operation operation : Operation.values()) {
                run(camel, operation, "well");
            }
            for (Map.Entry<String, Fault> fault : FAULTS.entrySet()) {
                sandbox.faults().onAll(fault.getValue()).times(Long.MAX_VALUE);
                for (Operation operation : Operation.values()) {
                    run(camel, operation, fault.getKey());
                }
                poll(camel);
                places.lookAtHealth(camel, fault.getKey());
                places.lookAtConsoles(camel, road.isWrittenIntoTheRoute() || road.isResolvedInDumps());
                sandbox.faults().clear();
            }
            places.lookAtMeters(meters);
            assertThat(sandbox.requests()).as("calls that were made").hasSizeGreaterThan(200);
            assertThat(log.hits().stream().limit(5)).as("log of the calls").isEmpty();
            places.lookAtManagement(camel, "members/get", road.isWrittenIntoTheRoute(), road.isResolvedInDumps());
            places.lookAtConsoles(camel, road.isWrittenIntoTheRoute() || road.isResolvedInDumps());
            places.lookAtObjects(camel);
            places.lookAtOperations(road.isWrittenIntoTheRoute() || road.isResolvedInDumps());
            if (road.isResolvedInDumps()) {
                log.forget("org.apache.camel."); // to dump a route is to resolve its placeholders again
            }
            assertThat(log.size()).as("log lines").isGreaterThan(1000);
            assertThat(log.hits().stream().limit(5)).as("log").isEmpty();
        }
        assertThat(places.size()).isGreaterThan(500);
        places.assertNoneHas(token);
    }

    private CamelContext context(Road road, SalesflowSandbox sandbox) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("salesflow.token", sandbox.token());
        camel.getPropertiesComponent().setOverrideProperties(properties);
        camel.setBacklogTracing(true);
        camel.setMessageHistory(true);
        camel.setDevConsole(true);
        camel.setUseMDCLogging(true);
        camel.getRegistry().bind("meters", meters);
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setStatisticsApiUrl(sandbox.statisticsApiUrl());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setRetries(1);
        configuration.setRetryDelay(1);
        configuration.setResponseTimeout(100);
        configuration.setStateStore(new MemoryFeedStore());
        if (road == Road.COMPONENT) {
            configuration.setToken(sandbox.token());
            configuration.setDomainToken(sandbox.token());
        } else if (road == Road.COMPONENT_PLACEHOLDER) {
            configuration.setToken(camel.resolvePropertyPlaceholders("{{salesflow.token}}"));
            configuration.setDomainToken(camel.resolvePropertyPlaceholders("{{salesflow.token}}"));
        }
        HealthCheckRegistry health = HealthCheckRegistry.get(camel);
        health.setEnabled(true);
        health.getCheck("producers");
        health.register(new ConsumersHealthCheckRepository());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String query = String.format(road.query, sandbox.token());
                from("salesflow:members/list-by-account" + query + (query.isEmpty() ? "?" : "&")
                                + "delay=3600000&initialDelay=3600000")
                        .routeId("feed")
                        .to("mock:feed");
                for (Operation operation : Operation.values()) {
                    from("direct:" + operation.name())
                            .routeId(operation.name())
                            .to("salesflow:" + operation.operationName() + query);
                }
            }
        });
        return camel;
    }

    /** A feed fails as calls do, and tells it in health and in the console. */
    private static void poll(CamelContext camel) throws Exception {
        ((SalesflowConsumer) camel.getRoute("feed").getConsumer()).run();
    }

    private void run(CamelContext camel, Operation operation, String how) {
        Exchange exchange = new DefaultExchange(camel);
        for (Parameter parameter : operation.parameters()) {
            Object value = ARGUMENTS.get(parameter.argument());
            if (value != null) {
                exchange.getMessage().setHeader(parameter.argument().headerName(), value);
            }
        }
        camel.createProducerTemplate().send("direct:" + operation.name(), exchange);
        String place = operation.operationName() + ", " + how + ", ";
        StringWriter failure = new StringWriter();
        if (exchange.getException() != null) {
            assertThat(exchange.getException()).isInstanceOf(SalesflowException.class);
            exchange.getException().printStackTrace(new PrintWriter(failure));
            failure.append(exchange.getException().toString());
        }
        places.put(place + "exception", failure.toString());
        places.put(place + "properties", exchange.getAllProperties().toString());
        places.put(place + "headers", exchange.getMessage().getHeaders().toString());
        places.put(place + "body", String.valueOf(exchange.getMessage().getBody()));
        places.put(place + "exchange", exchange.toString());
    }

    private record Stopping(CamelContext camel) implements AutoCloseable {
        @Override
        public void close() {
            camel.stop();
        }
    }
}
