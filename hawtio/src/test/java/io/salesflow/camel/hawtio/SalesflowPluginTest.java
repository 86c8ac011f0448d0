package io.salesflow.camel.hawtio;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.spi.ContextServicePlugin;
import org.junit.jupiter.api.Test;

/** Hawtio is told of the page while something in the process wants it. */
class SalesflowPluginTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void aCamelContextHasThePageWithoutAnyConfiguration() throws Exception {
        ContextServicePlugin plugin = found().orElseThrow();

        plugin.load(null);
        assertThat(attribute("Url")).isEqualTo("static/salesflow");
        assertThat(attribute("Scope")).isEqualTo("salesflow");
        assertThat(attribute("Module")).isEqualTo("./plugin");
        assertThat(attribute("RemoteEntryFileName")).isEqualTo("remoteEntry.js");
        assertThat(attribute("PluginEntry")).isEqualTo("plugin");
        plugin.unload(null);

        assertThat(isThere()).isFalse();
    }

    @Test
    void thePageGoesWithTheLastThatWantsIt() throws Exception {
        SalesflowPluginListener listener = new SalesflowPluginListener();

        SalesflowPlugin.add();
        listener.contextInitialized(null);
        SalesflowPlugin.remove();
        assertThat(isThere()).isTrue();
        listener.contextDestroyed(null);

        assertThat(isThere()).isFalse();
    }

    @Test
    void itsScriptsCanBeElsewhere() throws Exception {
        System.setProperty(SalesflowPlugin.URL_PROPERTY, "/pages/salesflow");
        SalesflowPlugin.add();
        try {
            assertThat(attribute("Url")).isEqualTo("/pages/salesflow");
        } finally {
            SalesflowPlugin.remove();
            System.clearProperty(SalesflowPlugin.URL_PROPERTY);
        }
    }

    private static Optional<ContextServicePlugin> found() {
        return StreamSupport.stream(
                        ServiceLoader.load(ContextServicePlugin.class).spliterator(), false)
                .filter(SalesflowPluginOfCamel.class::isInstance)
                .findFirst();
    }

    private Object attribute(String name) throws Exception {
        return server.getAttribute(new ObjectName(SalesflowPlugin.OBJECT_NAME), name);
    }

    private boolean isThere() throws Exception {
        return server.isRegistered(new ObjectName(SalesflowPlugin.OBJECT_NAME));
    }
}
