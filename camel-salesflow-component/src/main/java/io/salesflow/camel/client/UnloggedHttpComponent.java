package io.salesflow.camel.client;

import java.util.Map;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * camel-http, with all its options, over connections that no logger sees and requests that are signed below it. It follows no
 * redirect and sends nothing again by itself.
 */
public final class UnloggedHttpComponent extends HttpComponent {

    /** Makes one that belongs to no Camel context yet. */
    public UnloggedHttpComponent() {
        setAutomaticRetriesDisabled(true);
        setContentCompressionDisabled(true);
        setRedirectHandlingDisabled(true);
        setCookieManagementDisabled(true);
        setAuthCachingDisabled(true);
        setUseGlobalSslContextParameters(true);
    }

    @Override
    @SuppressWarnings("deprecation")
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> registry,
            int maxTotalConnections,
            int connectionsPerRoute,
            SocketConfig socketConfig) {
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager(
                registry,
                PoolConcurrencyPolicy.STRICT,
                TimeValue.ofMilliseconds(getConnectionTimeToLive()),
                UnloggedConnection::new);
        connections.setMaxTotal(maxTotalConnections > 0 ? maxTotalConnections : getMaxTotalConnections());
        connections.setDefaultMaxPerRoute(connectionsPerRoute > 0 ? connectionsPerRoute : getConnectionsPerRoute());
        connections.setDefaultSocketConfig(socketConfig);
        return connections;
    }

    @Override
    protected HttpClientBuilder createHttpClientBuilder(
            String uri, Map<String, Object> parameters, Map<String, Object> httpClientOptions) {
        return super.createHttpClientBuilder(uri, parameters, httpClientOptions)
                .setRequestExecutor(new TokenRequestExecutor());
    }
}
