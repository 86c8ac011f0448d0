package io.salesflow.quickstart;

import io.salesflow.camel.hawtio.HawtioServer;
import io.salesflow.camel.hawtio.HawtioSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Hawtio with the Salesflow page, on this machine, beside the routes; or none. */
record HawtioConsole(Optional<HawtioServer> server) implements AutoCloseable {

    static HawtioConsole none() {
        return new HawtioConsole(Optional.empty());
    }

    /**
     * Starts it.
     *
     * @throws SetupException if the port is in use, or Hawtio does not lie beside the program
     */
    static HawtioConsole start(int port) {
        int free = ThisMachine.free(port, "--hawtio-port");
        Path war = ExampleFiles.hawtio();
        try {
            return new HawtioConsole(
                    Optional.of(HawtioServer.start(new HawtioSettings(war, ThisMachine.ADDRESS, free, null))));
        } catch (IllegalArgumentException e) {
            throw new SetupException(e.getMessage());
        }
    }

    /** What Hawtio needs of the routes; JMX costs a run of seconds more than it gives, so it is on only for Hawtio. */
    static Properties properties(boolean isOn) {
        Properties properties = new Properties();
        properties.setProperty("camel.main.jmxEnabled", String.valueOf(isOn));
        return properties;
    }

    /** Where the Salesflow page is. */
    Optional<String> page() {
        return server.map(running -> running.url() + "salesflow");
    }

    @Override
    public void close() {
        server.ifPresent(HawtioServer::close);
    }
}
