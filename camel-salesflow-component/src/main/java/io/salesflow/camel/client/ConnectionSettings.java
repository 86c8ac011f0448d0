package io.salesflow.camel.client;

import java.util.Map;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How Salesflow is reached. Endpoints with equal settings share one pool of connections.
 *
 * @param apiUrl the base of everything but statistics
 * @param statisticsApiUrl the base of statistics
 * @param connectTimeout milliseconds to connect; 0 waits for ever
 * @param responseTimeout milliseconds between two packets of an answer; 0 waits for ever
 * @param insecureHttpAllowed whether plain HTTP may leave the machine
 * @param sslContextParameters the TLS settings, or null for the JVM's
 * @param httpOptions options of the camel-http endpoint whose client is used
 */
public record ConnectionSettings(
        String apiUrl,
        String statisticsApiUrl,
        long connectTimeout,
        long responseTimeout,
        boolean insecureHttpAllowed,
        SSLContextParameters sslContextParameters,
        Map<String, Object> httpOptions) {

    public ConnectionSettings {
        httpOptions = Map.copyOf(httpOptions);
    }

    /** Without the options, which can hold a proxy's password. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + apiUrl + ", " + statisticsApiUrl + "]";
    }
}
