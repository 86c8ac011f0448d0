package io.salesflow.hawtio;

import io.salesflow.camel.hawtio.HawtioServer;
import io.salesflow.camel.hawtio.HawtioSettings;
import io.salesflow.camel.hawtio.UserFile;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.CamelContext;

/** The example with stand-ins, and a Hawtio that asks for a login. */
final class RunningExample implements AutoCloseable {
    static final String USER = "oncall";
    static final String PASSWORD = "correct horse battery";

    private static final Path WAR = Path.of("target", "hawtio", "hawtio.war");

    private final int observed = FreePort.find();
    private final SampleServices services = SampleServices.standIns();
    private final SampleRoutes routes;
    private final HawtioServer hawtio;

    private RunningExample(Path folder) {
        // So that HubSpot takes nobody for somebody else of the same address.
        services.properties().setProperty("hubspot.contact.findByEmail", "false");
        observe();
        routes = SampleRoutes.start(services, Duration.ofMillis(500), new ManagementServer(observed, false));
        Path users = folder.resolve("users.properties");
        new UserFile(users).put(USER, PASSWORD.toCharArray());
        hawtio = HawtioServer.start(new HawtioSettings(WAR, HawtioSettings.THIS_MACHINE, 0, users));
    }

    static RunningExample start(Path folder) {
        return new RunningExample(folder);
    }

    /** All of health, and the dev consoles, as a program may have them. */
    private void observe() {
        Properties properties = services.properties();
        properties.setProperty("camel.health.enabled", "true");
        properties.setProperty("camel.health.exposureLevel", "full");
        properties.setProperty("camel.management.devConsoleEnabled", "true");
        properties.setProperty("camel.main.devConsoleEnabled", "true");
    }

    /** Where they are, and the metrics. */
    String observed() {
        return "http://127.0.0.1:" + observed;
    }

    String url() {
        return hawtio.url();
    }

    CamelContext camel() {
        return routes.camel();
    }

    SalesflowSandbox salesflow() {
        return services.salesflow().orElseThrow();
    }

    HubSpotSandbox hubSpot() {
        return services.hubSpot().orElseThrow();
    }

    SampleServices services() {
        return services;
    }

    @Override
    public void close() {
        hawtio.close();
        routes.close();
    }
}
