package io.salesflow.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What it takes to be told of changes: the feed beside a bare loop and beside what one would write without it, over the same
 * answer in the same run, each in a JVM of its own, in turns. Times are medians and whole: from the start of the JVM. The garbage collector is the serial one, which a JVM
 * chooses by itself where it has as little memory as here.
 */
public final class FeedBenchmark {
    private static final int[] SIZES = {10_000, 100_000, 1_000_000};
    private static final int TURNS = Integer.getInteger("turns", 3);

    private static final int FEW = 100_000;

    private FeedBenchmark() {}

    /** Arguments: the numbers of contacts; 10,000, 100,000 and 1,000,000 unless given. */
    public static void main(String[] arguments) throws Exception {
        int[] sizes = arguments.length == 0
                ? SIZES
                : Stream.of(arguments).mapToInt(Integer::parseInt).toArray();
        for (int contacts : sizes) {
            for (boolean isCompressed : new boolean[] {false, true}) {
                System.out.printf(
                        "%n%,d contacts, answer %s%n", contacts, isCompressed ? "compressed with gzip" : "as it is");
                print(measured(contacts, isCompressed));
            }
        }
    }

    private static Map<FeedWay, List<List<Round>>> measured(int contacts, boolean isCompressed) throws Exception {
        Map<FeedWay, List<List<Round>>> processes = new EnumMap<>(FeedWay.class);
        try (JavaProcess server = JavaProcess.start("3g", Server.class, "" + contacts, "" + isCompressed)) {
            String[] ready = server.lineBeginningWith("READY ").split(" ");
            for (int turn = 0; turn < TURNS; turn++) {
                turn(server, ready, contacts).forEach((way, rounds) -> processes
                        .computeIfAbsent(way, key -> new ArrayList<>())
                        .add(rounds));
            }
        }
        return processes;
    }

    /** One turn of all ways, on a state of its own. */
    static Map<FeedWay, List<Round>> turn(JavaProcess server, String[] ready, int contacts) throws Exception {
        Map<FeedWay, List<Round>> rounds = new EnumMap<>(FeedWay.class);
        Path directory = Files.createTempDirectory("salesflow-benchmark");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            FeedState state = new FeedState(directory, postgres.getJdbcUrl("postgres", "postgres"));
            for (FeedWay way : FeedWay.values()) {
                if (way.isForFewOnly() && contacts > FEW) {
                    continue;
                }
                if (way == FeedWay.ONE_CHANGED) {
                    server.write(Server.CHANGE_ONE);
                    server.lineBeginningWith("CHANGED");
                }
                rounds.put(way, run(way, ready, contacts, state));
            }
        } finally {
            delete(directory);
        }
        return rounds;
    }

    private static List<Round> run(FeedWay way, String[] ready, int contacts, FeedState state) throws IOException {
        try (JavaProcess process = JavaProcess.start(
                List.of("-Xmx" + way.heap(), "-XX:+UseSerialGC"),
                FeedRunner.class,
                way.name(),
                ready[1],
                ready[2],
                ready[3],
                "" + contacts,
                state.directory().toString(),
                state.databaseUrl())) {
            return process.output()
                    .filter(line -> line.startsWith("RESULT "))
                    .map(Round::of)
                    .toList();
        }
    }

    private static void print(Map<FeedWay, List<List<Round>>> processes) {
        List<Round> limit = cold(processes.get(FeedWay.BARE_LOOP));
        List<Round> warmLimit = warm(processes.get(FeedWay.BARE_LOOP));
        System.out.printf(
                "%-46s %5s %9s %6s %9s %6s %9s %6s %9s %9s%n",
                "", "-Xmx", "process", "ratio", "CPU", "ratio", "warm", "ratio", "peak heap", "allocated");
        processes.forEach((way, all) -> {
            List<Round> cold = cold(all);
            if (cold.isEmpty()) {
                System.out.printf("%-46s %5s %9s%n", way.description(), way.heap(), "failed");
                return;
            }
            List<Round> warm = warm(all);
            System.out.printf(
                    "%-46s %5s %6d ms %6.2f %6d ms %6.2f %9s %6s %6d MB %6d MB%n",
                    way.description(),
                    way.heap(),
                    Round.median(cold),
                    (double) Round.median(cold) / Round.median(limit),
                    Round.medianCpu(cold),
                    (double) Round.medianCpu(cold) / Round.medianCpu(limit),
                    warm.isEmpty() ? "" : Round.median(warm) + " ms",
                    warm.isEmpty() ? "" : String.format("%.2f", (double) Round.median(warm) / Round.median(warmLimit)),
                    all.stream()
                            .flatMap(List::stream)
                            .mapToLong(Round::heapMegabytes)
                            .max()
                            .orElseThrow(),
                    cold.get(cold.size() / 2).allocatedMegabytes());
        });
    }

    private static List<Round> cold(List<List<Round>> processes) {
        return processes.stream().flatMap(rounds -> rounds.stream().limit(1)).toList();
    }

    private static List<Round> warm(List<List<Round>> processes) {
        return processes.stream().flatMap(rounds -> rounds.stream().skip(1)).toList();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
