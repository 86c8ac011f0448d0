package io.salesflow.quickstart;

import java.util.Properties;

/**
 * Where the live board is, and beside it what tools read: metrics for Prometheus, and health.
 *
 * @param port of this machine, and of nothing else
 */
record BoardAddress(int port) {
    private static final String PREFIX = "camel.management.";

    /**
     * That port, or any free one for 0.
     *
     * @throws SetupException if it can't be listened on
     */
    static BoardAddress at(int port) {
        return new BoardAddress(ThisMachine.free(port, "--board-port"));
    }

    /** The page. */
    String url() {
        return "http://" + ThisMachine.ADDRESS + ":" + port + "/board";
    }

    /** The properties by which it is served. Camel's own developer consoles are not: they show what properties hold. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty(PREFIX + "enabled", "true");
        properties.setProperty(PREFIX + "host", ThisMachine.ADDRESS);
        properties.setProperty(PREFIX + "port", String.valueOf(port));
        properties.setProperty(PREFIX + "healthCheckEnabled", "true");
        properties.setProperty(PREFIX + "metricsEnabled", "true");
        properties.setProperty("camel.metrics.enabled", "true");
        properties.setProperty("camel.metrics.enableExchangeEventNotifier", "false");
        return properties;
    }

    @Override
    public String toString() {
        return url() + ", metrics at /observe/metrics, health at /observe/health";
    }
}
