package io.salesflow.camel;

import io.salesflow.sandbox.SalesflowSandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** A Camel context with a route that Salesflow pushes events into, on a port of this machine. */
final class WebhookServer implements AutoCloseable {
    /** A good secret. */
    static final String SECRET = "7f3a9c51e0d24b86af1c0e9d5b7a6234";

    /** The REST consumers of Camel that are tried. */
    enum Server {
        PLATFORM_HTTP("platform-http"),
        UNDERTOW("undertow"),
        JETTY("jetty");

        private final String component;

        Server(String component) {
            this.component = component;
        }
    }

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Server server;
    private final int port;

    WebhookServer(Server server, int port, SalesflowSandbox sandbox, Path stateDirectory) throws Exception {
        this.server = server;
        this.port = port;
        SalesflowConfiguration configuration = component().getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setRetries(1);
        configuration.setRetryDelay(1);
        configuration.setWebhookSecret(SECRET);
        configuration.setStateDirectory(stateDirectory.toString());
        camel.getRestConfiguration().setHost("127.0.0.1");
        camel.getRestConfiguration().setPort(port);
        if (server == Server.PLATFORM_HTTP) {
            MainHttpServer http = new MainHttpServer();
            http.setHost("127.0.0.1");
            http.setPort(port);
            camel.addService(http);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Starts with a route that goes on as told. */
    WebhookServer start(String options, Consumer<RouteDefinition> route) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                route.accept(from(uri(options)).routeId("events"));
            }
        });
        camel.start();
        return this;
    }

    String uri(String options) {
        return "webhook:salesflow:events?webhookComponentName=" + server.component
                + "&webhookExternalUrl=http://127.0.0.1:" + port + (options.isEmpty() ? "" : "&" + options);
    }

    CamelContext camel() {
        return camel;
    }

    SalesflowComponent component() {
        return camel.getComponent("salesflow", SalesflowComponent.class);
    }

    SalesflowWebhookEndpoint endpoint() {
        return camel.getEndpoints().stream()
                .filter(SalesflowWebhookEndpoint.class::isInstance)
                .map(SalesflowWebhookEndpoint.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
