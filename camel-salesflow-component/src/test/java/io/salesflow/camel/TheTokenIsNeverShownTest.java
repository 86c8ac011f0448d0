package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.Parameter;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedCamelContextMBean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BacklogTracer;
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

    private final Map<String, String> seen = new TreeMap<>();

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
                lookAtHealth(camel, fault.getKey());
                sandbox.faults().clear();
            }
            assertThat(sandbox.requests()).as("calls that were made").hasSizeGreaterThan(200);
            assertThat(log.hits().stream().limit(5)).as("log of the calls").isEmpty();
            lookAtWhatManagementShows(camel, road);
            lookAtConsoles(camel, road);
            lookAtObjects(camel);
            if (road.isResolvedInDumps()) {
                log.forget("org.apache.camel."); // to dump a route is to resolve its placeholders again
            }
            assertThat(log.size()).as("log lines").isGreaterThan(1000);
            assertThat(log.hits().stream().limit(5)).as("log").isEmpty();
        }
        assertThat(seen).hasSizeGreaterThan(500);
        assertThat(seen.entrySet().stream()
                        .filter(place -> place.getValue().contains(token))
                        .map(place -> place.getKey() + ": " + excerpt(place.getValue(), token))
                        .limit(20))
                .as("places")
                .isEmpty();
    }

    private static String excerpt(String text, String token) {
        int start = text.indexOf(token);
        return text.substring(Math.max(0, start - 80), Math.min(text.length(), start + token.length() + 80));
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
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setStatisticsApiUrl(sandbox.statisticsApiUrl());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setRetries(1);
        configuration.setRetryDelay(1);
        configuration.setResponseTimeout(100);
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
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (Operation operation : Operation.values()) {
                    from("direct:" + operation.name())
                            .routeId(operation.name())
                            .to("salesflow:" + operation.operationName() + String.format(road.query, sandbox.token()));
                }
            }
        });
        return camel;
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
        seen.put(place + "exception", failure.toString());
        seen.put(place + "properties", exchange.getAllProperties().toString());
        seen.put(place + "headers", exchange.getMessage().getHeaders().toString());
        seen.put(place + "body", String.valueOf(exchange.getMessage().getBody()));
        seen.put(place + "exchange", exchange.toString());
    }

    private void lookAtHealth(CamelContext camel, String how) {
        for (HealthCheck.Result result : HealthCheckHelper.invoke(camel)) {
            seen.put(
                    "health, " + how + ", " + result.getCheck().getId(),
                    result + " " + result.getMessage() + " " + result.getDetails() + " " + result.getError());
        }
    }

    private void lookAtWhatManagementShows(CamelContext camel, Road road) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            seen.put("JMX name " + name, name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                seen.put("JMX " + name + " " + attribute.getName(), attribute(server, name, attribute));
            }
        }
        ManagedCamelContextMBean managed = camel.getCamelContextExtension()
                .getContextPlugin(ManagedCamelContext.class)
                .getManagedCamelContext();
        seen.put("statistics", managed.dumpRoutesStatsAsXml(true, true));
        seen.put("tracer", tracer(camel));
        if (!road.isWrittenIntoTheRoute()) {
            seen.put("route dump, XML", managed.dumpRoutesAsXml());
            seen.put("route dump, YAML", managed.dumpRoutesAsYaml());
            if (!road.isResolvedInDumps()) {
                seen.put("resolved route dump, XML", managed.dumpRoutesAsXml(true));
                seen.put("resolved route dump, YAML", managed.dumpRoutesAsYaml(true));
            }
        }
    }

    private static String tracer(CamelContext camel) {
        BacklogTracer tracer = camel.getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        String traced = tracer.dumpAllTracedMessagesAsXml() + tracer.dumpAllTracedMessagesAsJSon();
        assertThat(traced).contains("members/get");
        return traced;
    }

    private static String attribute(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return String.valueOf(server.getAttribute(name, attribute.getName()));
        } catch (JMException | RuntimeMBeanException e) {
            return "not readable: " + e;
        }
    }

    private void lookAtConsoles(CamelContext camel, Road road) {
        DevConsoleRegistry consoles = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles();
        List<DevConsole> all = consoles.stream().toList();
        assertThat(all).hasSizeGreaterThan(20);
        for (DevConsole console : all) {
            if (isCamelsOwnDump(console, road)) {
                continue;
            }
            seen.put(
                    "console " + console.getId(),
                    console.call(DevConsole.MediaType.TEXT) + " " + console.call(DevConsole.MediaType.JSON));
        }
    }

    /** As JSON, Camel's list of properties has every value as it is, and its dump of routes has the URIs, resolved. */
    private static boolean isCamelsOwnDump(DevConsole console, Road road) {
        return console.getId().equals("properties")
                || console.getId().equals("route-dump") && (road.isWrittenIntoTheRoute() || road.isResolvedInDumps());
    }

    private void lookAtObjects(CamelContext camel) {
        SalesflowComponent component = camel.getComponent("salesflow", SalesflowComponent.class);
        seen.put("component", component.toString() + component.getConfiguration());
        for (Endpoint endpoint : camel.getEndpoints()) {
            seen.put(
                    "endpoint " + endpoint,
                    endpoint + " " + endpoint.getEndpointUri() + " " + endpoint.getEndpointKey() + " "
                            + endpoint.getEndpointBaseUri());
            if (endpoint instanceof SalesflowEndpoint salesflow) {
                seen.put("client of " + endpoint, salesflow.client() + " " + salesflow.getConfiguration());
            }
        }
    }

    private record Stopping(CamelContext camel) implements AutoCloseable {
        @Override
        public void close() {
            camel.stop();
        }
    }
}
