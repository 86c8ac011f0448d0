package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
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

    private static String tracer(CamelContext camel, String expected) {
        BacklogTracer tracer = camel.getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        String traced = tracer.dumpAllTracedMessagesAsXml() + tracer.dumpAllTracedMessagesAsJSon();
        assertThat(traced).contains(expected);
        return traced;
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
