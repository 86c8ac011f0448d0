package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Micrometer and OpenTelemetry are optional: an application without them has the same component, unmeasured and untraced. */
class MicrometerAndOpenTelemetryCanBeLeftOutTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @Test
    void aCallIsMadeWithoutThemOnTheClassPath() throws Exception {
        List<URL> others = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!path.matches(".*(micrometer|telemetry).*")) {
                others.add(new File(path).toURI().toURL());
            }
        }
        SalesflowSandbox sandbox = SANDBOX.sandbox();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader without =
                new URLClassLoader(others.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(without);
            assertThatThrownBy(() -> without.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> without.loadClass("io.opentelemetry.api.trace.Tracer"))
                    .isInstanceOf(ClassNotFoundException.class);

            without.loadClass(Application.class.getName())
                    .getMethod("call", String.class, String.class)
                    .invoke(null, sandbox.apiUrl(), sandbox.token());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(sandbox.requestCount("accounts/list")).isEqualTo(1);
    }

    /** What runs without them. */
    public static final class Application {
        private Application() {}

        /** Makes a call. */
        public static void call(String apiUrl, String token) throws IOException {
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                SalesflowConfiguration configuration = camel.getComponent("salesflow", SalesflowComponent.class)
                        .getConfiguration();
                configuration.setApiUrl(apiUrl);
                configuration.setToken(token);
                camel.start();
                camel.createProducerTemplate().requestBody("salesflow:accounts/list", (Object) null);
            }
        }
    }
}
