package io.salesflow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What it costs to watch a feed: JMX, metrics and traces on and off, in turns, in one JVM that is warm. A round is a first scan,
 * whose contacts are all delivered in batches of 1,000, and a second one, which finds nothing changed.
 */
public final class OverheadBenchmark {
    private static final int WARM_UP = 3;
    private static final int TURNS = Integer.getInteger("turns", 9);

    private enum Scan {
        FIRST("first scan, all delivered"),
        SECOND("second scan, nothing changed");

        private final String description;

        Scan(String description) {
            this.description = description;
        }
    }

    private OverheadBenchmark() {}

    /** Arguments: the number of contacts, 100,000 unless given. */
    public static void main(String[] arguments) throws Exception {
        int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Map<Scan, List<FeedRoute.Took>> plain = new EnumMap<>(Scan.class);
        Map<Scan, List<FeedRoute.Took>> observed = new EnumMap<>(Scan.class);
        try (JavaProcess server = JavaProcess.start("3g", Server.class, "" + contacts, "false");
                Observers observers = new Observers()) {
            String[] ready = server.lineBeginningWith("READY ").split(" ");
            Target target = new Target(ready[1], ready[2], Long.parseLong(ready[3]));
            for (int turn = -WARM_UP; turn < TURNS; turn++) {
                boolean isPlainFirst = Math.floorMod(turn, 2) == 0;
                round(
                        target,
                        contacts,
                        isPlainFirst ? null : observers,
                        turn < 0 ? null : isPlainFirst ? plain : observed);
                round(
                        target,
                        contacts,
                        isPlainFirst ? observers : null,
                        turn < 0 ? null : isPlainFirst ? observed : plain);
            }
        }
        print(contacts, plain, observed);
    }

    private static void round(Target target, int contacts, Observers observers, Map<Scan, List<FeedRoute.Took>> times)
            throws Exception {
        Path state = Files.createTempDirectory("salesflow-benchmark");
        try (FeedRoute route = new FeedRoute(target, state, camel -> prepare(camel, observers))) {
            for (Scan scan : Scan.values()) {
                long came = route.run();
                if (came != (scan == Scan.FIRST ? contacts : 0)) {
                    throw new IllegalStateException("There were " + came + " changes in the " + scan.description);
                }
                if (times != null) {
                    times.computeIfAbsent(scan, key -> new ArrayList<>()).add(route.took());
                }
            }
        } finally {
            delete(state);
        }
    }

    private static void prepare(DefaultCamelContext camel, Observers observers) {
        if (observers == null) {
            camel.disableJMX();
        } else {
            observers.observe(camel);
        }
    }

    private static void print(
            int contacts, Map<Scan, List<FeedRoute.Took>> plain, Map<Scan, List<FeedRoute.Took>> observed) {
        System.out.printf("%n%,d contacts, medians of %d turns%n", contacts, TURNS);
        System.out.printf(
                "%-32s %9s %9s %10s %9s %9s %10s%n", "", "off", "on", "difference", "CPU off", "CPU on", "difference");
        for (Scan scan : Scan.values()) {
            long off = median(plain.get(scan), FeedRoute.Took::milliseconds);
            long on = median(observed.get(scan), FeedRoute.Took::milliseconds);
            long cpuOff = median(plain.get(scan), FeedRoute.Took::cpuMilliseconds);
            long cpuOn = median(observed.get(scan), FeedRoute.Took::cpuMilliseconds);
            System.out.printf(
                    "%-32s %6d ms %6d ms %+8.1f %% %6d ms %6d ms %+8.1f %%%n",
                    scan.description,
                    off,
                    on,
                    100.0 * (on - off) / off,
                    cpuOff,
                    cpuOn,
                    100.0 * (cpuOn - cpuOff) / cpuOff);
        }
    }

    private static long median(List<FeedRoute.Took> polls, ToLongFunction<FeedRoute.Took> value) {
        return polls.stream()
                .mapToLong(value)
                .sorted()
                .skip(polls.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
