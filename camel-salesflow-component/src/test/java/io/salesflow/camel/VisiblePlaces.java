package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedCamelContextMBean;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.BacklogTracer;

/** All places of a Camel context in which somebody can see something, with what is to be seen there. */
final class VisiblePlaces {
    private static final String DANGEROUS =
            "(?i)(stop|suspend|shutdown|restart|start|resume|remove|purge|terminate|kill|forget|reset|clear|delete|gc|abort|set"
                    + "|fail|attach|detach|force|evict|cancel|update|handle|await).*";

    private final Map<String, String> seen = new TreeMap<>();

    void put(String place, String text) {
        seen.put(place, text);
    }

    int size() {
        return seen.size();
    }

    void assertNoneHas(String secret) {
        assertThat(seen.entrySet().stream()
                        .filter(place -> place.getValue().contains(secret))
                        .map(place -> place.getKey() + ": " + excerpt(place.getValue(), secret))
                        .limit(20))
                .as("places")
                .isEmpty();
    }

    void lookAtHealth(CamelContext camel, String how) {
        for (HealthCheck.Result result : HealthCheckHelper.invoke(camel)) {
            seen.put(
                    "health, " + how + ", " + result.getCheck().getId(),
                    result + " " + result.getMessage() + " " + result.getDetails() + " " + result.getError());
        }
    }

    /**
     * JMX, statistics, the tracer and dumps of routes.
     *
     * @param traced a text that the tracer must have seen
     * @param isWritten whether the secret was written into the route, which Camel dumps as it was written
     * @param isResolved whether the secret comes from a placeholder, which Camel can resolve in a dump
     */
    void lookAtManagement(CamelContext camel, String traced, boolean isWritten, boolean isResolved) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (String domain : List.of("org.apache.camel*:*", "io.salesflow*:*")) {
            for (ObjectName name : server.queryNames(new ObjectName(domain), null)) {
                seen.put("JMX name " + name, name.toString());
                for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                    seen.put("JMX " + name + " " + attribute.getName(), attribute(server, name, attribute));
                }
            }
        }
        ManagedCamelContextMBean managed = camel.getCamelContextExtension()
                .getContextPlugin(ManagedCamelContext.class)
                .getManagedCamelContext();
        seen.put("statistics", managed.dumpRoutesStatsAsXml(true, true));
        seen.put("tracer", tracer(camel, traced));
        if (!isWritten) {
            seen.put("route dump, XML", managed.dumpRoutesAsXml());
            seen.put("route dump, YAML", managed.dumpRoutesAsYaml());
            if (!isResolved) {
                seen.put("resolved route dump, XML", managed.dumpRoutesAsXml(true));
                seen.put("resolved route dump, YAML", managed.dumpRoutesAsYaml(true));
            }
        }
    }

    /** What JMX can do is done last: some operations take out what they show. */
    void lookAtOperations(boolean isInRoutes) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (String domain : List.of("org.apache.camel*:*", "io.salesflow*:*")) {
            for (ObjectName name : server.queryNames(new ObjectName(domain), null)) {
                for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
                    if (isHarmless(operation, isInRoutes)) {
                        seen.put("JMX " + name + " " + operation.getName() + "()", result(server, name, operation));
                    }
                }
            }
        }
        assertThat(seen.keySet()).anyMatch(place -> place.endsWith("accounts()"));
    }

    private static String tracer(CamelContext camel, String expected) {
        BacklogTracer tracer = camel.getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        String traced = tracer.dumpAllTracedMessagesAsXml() + tracer.dumpAllTracedMessagesAsJSon();
        assertThat(traced).contains(expected);
        return traced;
    }

    /** What takes nothing, or only the keys of something parked, which is not there; and ends, removes and changes nothing. */
    private static boolean isHarmless(MBeanOperationInfo operation, boolean isInRoutes) {
        boolean isOfKeys = operation.getName().matches("replay|discard") && operation.getSignature().length == 1;
        return (operation.getSignature().length == 0 || isOfKeys)
                && !operation.getName().matches(DANGEROUS)
                && !(isInRoutes && operation.getName().startsWith("dump"));
    }

    private static String result(MBeanServer server, ObjectName name, MBeanOperationInfo operation) {
        boolean isOfKeys = operation.getSignature().length == 1;
        try {
            return String.valueOf(server.invoke(
                    name,
                    operation.getName(),
                    isOfKeys ? new Object[] {"no such key"} : new Object[0],
                    isOfKeys ? new String[] {String.class.getName()} : new String[0]));
        } catch (JMException | RuntimeMBeanException e) {
            return "failed: " + stackTrace(e);
        }
    }

    private static String stackTrace(Exception failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String attribute(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return String.valueOf(server.getAttribute(name, attribute.getName()));
        } catch (JMException | RuntimeMBeanException e) {
            return "not readable: " + e;
        }
    }

    /**
     * The developer consoles.
     *
     * @param isInRoutes whether Camel's own dump of routes has the secret: written, or resolved
     */
    void lookAtConsoles(CamelContext camel, boolean isInRoutes) {
        DevConsoleRegistry consoles = camel.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles();
        List<DevConsole> all = consoles.stream().toList();
        assertThat(all).hasSizeGreaterThan(20);
        for (DevConsole console : all) {
            if (isCamelsOwnDump(console, isInRoutes)) {
                continue;
            }
            seen.put(
                    "console " + console.getId(),
                    console.call(DevConsole.MediaType.TEXT) + " " + console.call(DevConsole.MediaType.JSON));
        }
    }

    /** As JSON, Camel's list of properties has every value as it is, and its dump of routes has the URIs, resolved. */
    private static boolean isCamelsOwnDump(DevConsole console, boolean isInRoutes) {
        return console.getId().equals("properties") || console.getId().equals("route-dump") && isInRoutes;
    }

    void lookAtMeters(MeterRegistry meters) {
        assertThat(meters.find("salesflow.calls").timers()).hasSizeGreaterThan(20);
        assertThat(meters.find("salesflow.feed.lag").meters()).isNotEmpty();
        meters.getMeters().forEach(meter -> seen.put("meter " + meter.getId(), meter.getId() + " " + meter.measure()));
    }

    void lookAtObjects(CamelContext camel) {
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

    private static String excerpt(String text, String secret) {
        int start = text.indexOf(secret);
        return text.substring(Math.max(0, start - 80), Math.min(text.length(), start + secret.length() + 80));
    }
}
