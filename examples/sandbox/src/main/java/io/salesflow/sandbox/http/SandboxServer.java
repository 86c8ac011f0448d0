package io.salesflow.sandbox.http;

import java.util.function.Supplier;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.gzip.GzipEncoderConfig;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server underneath. */
public final class SandboxServer implements AutoCloseable {

    private static final int THREADS = 200;
    private static final int HEADER_BYTES = 64 * 1024;
    private static final long IDLE_MILLIS = 300_000;
    private static final int FASTEST = 1;

    private final Server server;
    private final ServerConnector connector;

    private SandboxServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts a server.
     *
     * @param port the port, or 0 for any free one
     * @param compression whether answers are compressed for clients that ask for it
     * @param contexts the context to answer from, asked for at each request
     * @param further what takes requests that are not for the API
     */
    public static SandboxServer start(
            String host, int port, boolean compression, Supplier<ApiContext> contexts, Handler further) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("salesflow-sandbox");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        Handler handlers = new Handler.Sequence(new ApiHandler(contexts, compression), further);
        server.setHandler(compression ? compressing(handlers) : handlers);
        server.setStopTimeout(0);
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("The sandbox can't listen on " + host + ":" + port, failed);
        }
        return new SandboxServer(server, connector);
    }

    /** The port on which the server listens. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops the server; requests under way are cut off. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("The sandbox can't stop", failed);
        }
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        return configuration;
    }

    /** Answers only: what comes in is left as it is. */
    private static Handler compressing(Handler handlers) {
        GzipEncoderConfig fastest = new GzipEncoderConfig();
        fastest.setCompressionLevel(FASTEST);
        GzipCompression gzip = new GzipCompression();
        gzip.setDefaultEncoderConfig(fastest);
        CompressionHandler compressing = new CompressionHandler(handlers);
        compressing.putCompression(gzip);
        compressing.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .compressIncludeMethod(HttpMethod.GET.asString())
                        .compressIncludeMethod(HttpMethod.POST.asString())
                        .decompressExcludePath("/*")
                        .build());
        return compressing;
    }
}
