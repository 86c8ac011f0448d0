package io.salesflow.quickstart;

import io.salesflow.camel.hawtio.HawtioServer;
import io.salesflow.camel.hawtio.HawtioSettings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Hawtio with the Salesflow page, on this machine, beside the routes; or none. */
record HawtioConsole(Optional<HawtioServer> server, Optional<OneUser> user) implements AutoCloseable {

    static HawtioConsole none() {
        return new HawtioConsole(Optional.empty(), Optional.empty());
    }

    /**
     * Starts it.
     *
     * @param isLoginNeeded whether it asks for a name and a password, which {@link #page} then has
     * @throws SetupException if the port is in use, or Hawtio does not lie beside the program
     */
    static HawtioConsole start(int port, boolean isLoginNeeded) {
        int free = ThisMachine.free(port, "--hawtio-port");
        Path war = ExampleFiles.hawtio();
        Optional<OneUser> user = isLoginNeeded ? Optional.of(OneUser.create()) : Optional.empty();
        try {
            HawtioSettings settings = new HawtioSettings(
                    war, ThisMachine.ADDRESS, free, user.map(OneUser::file).orElse(null));
            return new HawtioConsole(Optional.of(HawtioServer.start(settings)), user);
        } catch (IllegalArgumentException | IllegalStateException e) {
            user.ifPresent(OneUser::close);
            throw new SetupException(e.getMessage());
        }
    }

    /**
     * What Hawtio needs of the routes. JMX costs a run of seconds more than it gives, so it is on only for Hawtio. The debugger stands by
     * in any case: where camel-debug is on the class path and nothing is said of it, Camel switches it on and opens JMX to everybody.
     */
    static Properties properties(boolean isOn) {
        Properties properties = new Properties();
        properties.setProperty("camel.main.jmxEnabled", String.valueOf(isOn));
        properties.setProperty("camel.debug.standby", "true");
        properties.setProperty("camel.debug.jmxConnectorEnabled", "false");
        if (isOn) {
            properties.putAll(HawtioServer.routeProperties());
        }
        return properties;
    }

    /** Where the Salesflow page is, and who may log in. */
    Optional<String> page() {
        return server.map(running -> running.url() + "salesflow"
                + user.map(one -> ", " + one.description()).orElse(""));
    }

    @Override
    public void close() {
        server.ifPresent(HawtioServer::close);
        user.ifPresent(OneUser::close);
    }
}
