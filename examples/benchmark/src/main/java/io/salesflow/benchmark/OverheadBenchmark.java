package io.salesflow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What it costs to watch a feed: JMX, metrics and traces off, off and on, in turns, in one JVM that is warm. A round is a first
 * scan, whose contacts are all delivered in batches of 1,000, and a second one, which finds nothing changed. Rounds are compared
 * within their turn, so what slows the machine down for a while slows all of them. What lies between the two that are both off
 * is the machine's noise.
 */
public final class OverheadBenchmark {
    private static final int WARM_UP = 3;
    private static final int TURNS = Integer.getInteger("turns", 60);

    private enum Scan {
        FIRST("first scan, all delivered"),
        SECOND("second scan, nothing changed");

        private final String description;

        Scan(String description) {
            this.description = description;
        }
    }

    private enum Watched {
        OFF("off"),
        OFF_AGAIN("off, again"),
        ON("on");

        private final String description;

        Watched(String description) {
            this.description = description;
        }
    }

    private record Round(Watched watched, Scan scan) {}

    private OverheadBenchmark() {}

    /** Arguments: the number of contacts, 100,000 unless given. */
    public static void main(String[] arguments) throws Exception {
        int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Map<Round, List<FeedRoute.Took>> times = new HashMap<>();
        try (JavaProcess server = JavaProcess.start("3g", Server.class, "" + contacts, "false");
                Observers observers = new Observers()) {
            String[] ready = server.lineBeginningWith("READY ").split(" ");
            Target target = new Target(ready[1], ready[2], Long.parseLong(ready[3]));
            List<Watched> order = new ArrayList<>(List.of(Watched.values()));
            for (int turn = -WARM_UP; turn < TURNS; turn++) {
                Collections.shuffle(order, new Random(turn));
                for (Watched watched : order) {
                    Map<Scan, FeedRoute.Took> took = round(target, contacts, watched == Watched.ON ? observers : null);
                    if (turn >= 0) {
                        took.forEach((scan, time) -> times.computeIfAbsent(
                                        new Round(watched, scan), key -> new ArrayList<>())
                                .add(time));
                    }
                }
            }
        }
        print(contacts, times);
    }

    private static Map<Scan, FeedRoute.Took> round(Target target, int contacts, Observers observers) throws Exception {
        Map<Scan, FeedRoute.Took> times = new EnumMap<>(Scan.class);
        Path state = Files.createTempDirectory("salesflow-benchmark");
        try (FeedRoute route = new FeedRoute(target, state, camel -> prepare(camel, observers))) {
            for (Scan scan : Scan.values()) {
                long came = route.run();
                if (came != (scan == Scan.FIRST ? contacts : 0)) {
                    throw new IllegalStateException("There were " + came + " changes in the " + scan.description);
                }
                times.put(scan, route.took());
            }
        } finally {
            delete(state);
        }
        return times;
    }

    private static void prepare(DefaultCamelContext camel, Observers observers) {
        if (observers == null) {
            camel.disableJMX();
        } else {
            observers.observe(camel);
        }
    }

    private static void print(int contacts, Map<Round, List<FeedRoute.Took>> times) {
        System.out.printf("%n%,d contacts, medians of %d turns, beside off in the same turn%n", contacts, TURNS);
        System.out.printf("%-30s %-11s %9s %-24s %9s %s%n", "", "watched", "clock", "", "CPU", "");
        for (Scan scan : Scan.values()) {
            List<FeedRoute.Took> off = times.get(new Round(Watched.OFF, scan));
            for (Watched watched : Watched.values()) {
                List<FeedRoute.Took> took = times.get(new Round(watched, scan));
                System.out.printf(
                        "%-30s %-11s %6d ms %-24s %6d ms %s%n",
                        scan.description,
                        watched.description,
                        Math.round(Median.of(values(took, FeedRoute.Took::milliseconds))
                                .value()),
                        differences(took, off, FeedRoute.Took::milliseconds),
                        Math.round(Median.of(values(took, FeedRoute.Took::cpuMilliseconds))
                                .value()),
                        differences(took, off, FeedRoute.Took::cpuMilliseconds));
            }
        }
    }

    private static Median differences(
            List<FeedRoute.Took> took, List<FeedRoute.Took> off, ToLongFunction<FeedRoute.Took> value) {
        return Median.of(IntStream.range(0, took.size())
                .mapToDouble(turn -> {
                    double without = value.applyAsLong(off.get(turn));
                    return 100.0 * (value.applyAsLong(took.get(turn)) - without) / without;
                })
                .toArray());
    }

    private static double[] values(List<FeedRoute.Took> polls, ToLongFunction<FeedRoute.Took> value) {
        return polls.stream().mapToDouble(value::applyAsLong).toArray();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
