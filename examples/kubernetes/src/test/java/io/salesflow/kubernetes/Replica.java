package io.salesflow.kubernetes;

import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.FeedStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** A replica as its pod has it: settings and routes of the ConfigMaps, and an environment. Leases are files here. */
final class Replica implements AutoCloseable {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{env:(\\w+)(?::([^}]*))?}}");
    private static final Path BASE = Path.of("base");

    private final Main main = new Main();

    private final Set<String> delivering = ConcurrentHashMap.newKeySet();

    private Replica() {}

    /**
     * Starts one.
     *
     * @param pod a folder of its own
     * @param locks a folder that all replicas share
     */
    static Replica start(Path pod, Path locks, Map<String, String> environment) throws IOException {
        Path routes = Files.createDirectories(pod.resolve("routes"));
        try (Stream<Path> files = Files.list(BASE.resolve("routes"))) {
            for (Path file : files.toList()) {
                Files.writeString(routes.resolve(file.getFileName()), filled(Files.readString(file), environment));
            }
        }
        String settings = filled(Files.readString(BASE.resolve("application.properties")), environment)
                .replaceAll("(?m)^camel\\.beans\\.leases.*$", "")
                .replace("file:/etc/camel/routes", "file:" + routes);
        Path file = Files.writeString(pod.resolve("application.properties"), settings);
        Replica replica = new Replica();
        FileLockClusterService leases = new FileLockClusterService();
        leases.setRoot(locks.toString());
        leases.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        leases.setAcquireLockInterval(500, TimeUnit.MILLISECONDS);
        replica.main.bind("leases", leases);
        replica.main.setPropertyPlaceholderLocations("file:" + file);
        replica.main.bind("watch", new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeCompletedEvent done) {
                    replica.delivering.add(done.getExchange().getFromRouteId());
                }
            }
        });
        replica.main.start();
        return replica;
    }

    /**
     * As a process, which can be killed. It ends when nothing more is to be read.
     *
     * @param folders the one of its own, and the one that all replicas share
     */
    public static void main(String... folders) throws IOException {
        Replica replica = start(Path.of(folders[0]), Path.of(folders[1]), System.getenv());
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            replica.close();
        }
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    /** What the replicas have noted of a feed that has run in one of them. */
    FeedStatus feed(String feedId) {
        return new FeedOperations(camel().getRegistry().lookupByNameAndType("feedStore", FeedStore.class))
                .state(feedId);
    }

    /** Whether exchanges of that route have been done here. */
    boolean isDelivering(String route) {
        return delivering.contains(route);
    }

    @Override
    public void close() {
        main.stop();
    }

    private static String filled(String text, Map<String, String> environment) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.replaceAll(found -> {
            String value = environment.getOrDefault(found.group(1), found.group(2));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }
}
