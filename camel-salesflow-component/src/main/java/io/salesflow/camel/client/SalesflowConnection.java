package io.salesflow.camel.client;

import io.salesflow.camel.api.Operation;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.IOHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/** A pool of connections to Salesflow, on the client of a camel-http endpoint. */
public final class SalesflowConnection implements Closeable {
    private final BaseUrl api;
    private final BaseUrl statistics;
    private final UnloggedHttpComponent http = new UnloggedHttpComponent();
    private final HttpClient client;

    /**
     * Sets up the pool; nothing is connected yet.
     *
     * @throws IllegalArgumentException if a base URL or an HTTP option is not usable
     */
    public SalesflowConnection(CamelContext camelContext, ConnectionSettings settings) {
        api = BaseUrl.of("apiUrl", settings.apiUrl(), settings.insecureHttpAllowed());
        statistics = BaseUrl.of("statisticsApiUrl", settings.statisticsApiUrl(), settings.insecureHttpAllowed());
        http.setCamelContext(camelContext);
        http.setConnectTimeout(settings.connectTimeout());
        http.setResponseTimeout(settings.responseTimeout());
        http.setSoTimeout(settings.responseTimeout());
        http.setSslContextParameters(settings.sslContextParameters());
        ServiceHelper.startService(http);
        client = clientOf(settings.httpOptions());
    }

    BaseUrl base(Operation operation) {
        return operation.host() == Operation.Host.STATISTICS ? statistics : api;
    }

    /** Sends a request and returns when the head of the answer is there. The caller closes the answer. */
    ClassicHttpResponse open(Operation operation, ClassicHttpRequest request, HttpContext context) throws IOException {
        return client.executeOpen(base(operation).host(), request, context);
    }

    @Override
    public void close() throws IOException {
        IOHelper.close(client instanceof Closeable closeable ? closeable : null);
        ServiceHelper.stopAndShutdownService(http);
    }

    private HttpClient clientOf(Map<String, Object> options) {
        HttpEndpoint endpoint;
        try {
            String scheme = api.host().getSchemeName();
            endpoint = (HttpEndpoint)
                    http.createEndpoint(scheme + "://" + api.host().toHostString(), new HashMap<>(options));
        } catch (Exception e) {
            throw new IllegalArgumentException("The options http.* don't fit: " + e.getMessage(), e);
        }
        if (endpoint.getHttpUri().getRawQuery() != null) {
            throw new IllegalArgumentException("Unknown options among http.*: " + options.keySet());
        }
        endpoint.setCamelContext(http.getCamelContext());
        return endpoint.getHttpClient();
    }
}
