package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.impl.DefaultDumpRoutesStrategy;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.BacklogTracer;
import org.apache.camel.support.PluginHelper;

/** What Camel's tools show of a running program. */
final class WhatToolsShow {
    private WhatToolsShow() {}

    /** The URIs and keys of endpoints. */
    static List<String> endpoints(CamelContext context) {
        return context.getEndpoints().stream()
                .map(endpoint -> endpoint + " " + endpoint.getEndpointUri() + " " + endpoint.getEndpointKey())
                .toList();
    }

    /**
     * Routes and beans, with and without resolved placeholders.
     *
     * @param folder where files may be written
     */
    static List<String> dumps(CamelContext context, Path folder) throws Exception {
        List<String> dumps = new ArrayList<>();
        for (var route : ((ModelCamelContext) context).getRouteDefinitions()) {
            for (boolean resolved : new boolean[] {false, true}) {
                dumps.add(PluginHelper.getModelToXMLDumper(context)
                        .dumpModelAsXml(context, route, resolved, true, false));
                dumps.add(yaml(context, route, resolved));
            }
            dumps.add(route.toString());
        }
        for (String format : List.of("xml", "yaml")) {
            Path dumped = Files.createDirectories(folder.resolve("dumped-" + format));
            dumpAtStart(context, format, dumped);
            try (Stream<Path> files = Files.list(dumped)) {
                for (Path file : files.toList()) {
                    dumps.add(Files.readString(file));
                }
            }
        }
        assertThat(dumps).isNotEmpty();
        return dumps;
    }

    /** As with {@code camel.main.dumpRoutes}. */
    private static void dumpAtStart(CamelContext context, String format, Path folder) throws IOException {
        try (DefaultDumpRoutesStrategy strategy = new DefaultDumpRoutesStrategy()) {
            strategy.setCamelContext(context);
            strategy.setInclude("all");
            strategy.setLog(false);
            strategy.setResolvePlaceholders(true);
            strategy.setOutput(folder.toString());
            strategy.dumpRoutes(format);
        }
    }

    private static String yaml(CamelContext context, NamedNode route, boolean resolved) throws Exception {
        try {
            return PluginHelper.getModelToYAMLDumper(context)
                    .dumpModelAsYaml(context, route, resolved, false, true, false);
        } catch (RuntimeException e) {
            // Camel 4.18.0 can't write every doTry in YAML.
            assertThat(route.toString()).contains("DoTry");
            return trace(e);
        }
    }

    /** The names and the readable attributes of all of Camel's beans. */
    static List<String> beansOfJmx() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> texts = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            texts.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    texts.add(name + " " + attribute.getName() + "=" + server.getAttribute(name, attribute.getName()));
                } catch (JMException | RuntimeException e) {
                    texts.add(trace(e));
                }
            }
        }
        assertThat(texts).hasSizeGreaterThan(100);
        return texts;
    }

    /** What the tracer keeps, which must have been switched on. */
    static List<String> traced(CamelContext context) {
        BacklogTracer tracer = context.getCamelContextExtension().getContextPlugin(BacklogTracer.class);
        List<String> traced = tracer.dumpAllTracedMessages().stream()
                .map(message -> message.toXml(0) + message.toJSon(0) + message.getEndpointUri())
                .toList();
        assertThat(traced).isNotEmpty();
        return traced;
    }

    static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
