package io.salesflow.hawtio;

import java.util.Properties;

/**
 * Where programs on this machine look at the routes: Prometheus at their metrics, others at their health, and a Hawtio in another
 * process, by Jolokia, at everything.
 *
 * @param port of this machine, and of nothing else
 * @param isJolokiaThere whether a Hawtio in another process can connect
 */
record ManagementServer(int port, boolean isJolokiaThere) {
    private static final String PREFIX = "camel.management.";

    /** The properties by which it is served. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty(PREFIX + "enabled", "true");
        properties.setProperty(PREFIX + "host", "127.0.0.1");
        properties.setProperty(PREFIX + "port", String.valueOf(port));
        properties.setProperty(PREFIX + "healthCheckEnabled", "true");
        properties.setProperty(PREFIX + "metricsEnabled", "true");
        properties.setProperty(PREFIX + "jolokiaEnabled", String.valueOf(isJolokiaThere));
        properties.setProperty("camel.metrics.enabled", "true");
        properties.setProperty("camel.metrics.enableExchangeEventNotifier", "false");
        return properties;
    }

    String description() {
        String url = "http://127.0.0.1:" + port + "/observe/";
        return "Metrics   " + url + "metrics    (health: " + url + "health)\n"
                + (isJolokiaThere ? "Jolokia   " + url + "jolokia\n" : "");
    }
}
