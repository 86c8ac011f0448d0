package io.salesflow.quickstart;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The catalogue of Kaoto, from the zip that the build makes. Kaoto fetches it from a page of somewhere else, hence CORS. */
final class KaotoCatalogServer implements AutoCloseable {
    private static final int NO_BODY = -1;

    private final ZipFile zip;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, KaotoCatalogServer::daemon);

    private KaotoCatalogServer(ZipFile zip, HttpServer server) {
        this.zip = zip;
        this.server = server;
    }

    /**
     * Serves that zip on 127.0.0.1.
     *
     * @throws SetupException if there is no such zip, or it is not a catalogue
     */
    static KaotoCatalogServer start(Path file, int port) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            if (zip.getEntry("index.json") == null) {
                zip.close();
                throw new SetupException(file + " is no catalogue of Kaoto: it has no index.json");
            }
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            KaotoCatalogServer started = new KaotoCatalogServer(zip, server);
            server.createContext("/", started::answer);
            server.setExecutor(started.threads);
            server.start();
            return started;
        } catch (IOException e) {
            throw new SetupException("Kaoto's catalogue can't be served from " + file + ": " + e.getMessage()
                    + ". Build it with: mvn -pl catalog -am -DskipTests package");
        }
    }

    /** What to give Kaoto as the URL of its catalogue. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/index.json";
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "kaoto-catalogue");
        thread.setDaemon(true);
        return thread;
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            Headers headers = call.getResponseHeaders();
            headers.set("Access-Control-Allow-Origin", "*");
            headers.set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
            headers.set("Access-Control-Allow-Headers", "*");
            headers.set("Access-Control-Allow-Private-Network", "true");
            ZipEntry entry = zip.getEntry(call.getRequestURI().getPath().substring(1));
            switch (call.getRequestMethod()) {
                case "OPTIONS" -> call.sendResponseHeaders(204, NO_BODY);
                case "GET", "HEAD" -> send(call, entry);
                default -> call.sendResponseHeaders(405, NO_BODY);
            }
        }
    }

    private void send(HttpExchange call, ZipEntry entry) throws IOException {
        if (entry == null || entry.isDirectory()) {
            call.sendResponseHeaders(404, NO_BODY);
            return;
        }
        call.getResponseHeaders()
                .set("Content-Type", entry.getName().endsWith(".json") ? "application/json" : "text/plain");
        if (call.getRequestMethod().equals("HEAD")) {
            call.sendResponseHeaders(200, NO_BODY);
            return;
        }
        call.sendResponseHeaders(200, entry.getSize());
        try (InputStream content = zip.getInputStream(entry);
                OutputStream body = call.getResponseBody()) {
            content.transferTo(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Kaoto's catalogue could not be closed", e);
        }
    }
}
