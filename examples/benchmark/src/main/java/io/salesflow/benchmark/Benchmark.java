package io.salesflow.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the contenders on the same answer in the same run, each in a JVM of its own with the heap that its row names, in
 * turns. Times are medians; noise of the machine hits all alike.
 */
public final class Benchmark {
    private static final int TURNS = 3;
    private static final int WARM_UP = 1;
    private static final int COUNTED = 2;

    private Benchmark() {}

    /**
     * Arguments: {@code feeds} and what {@link FeedBenchmark} takes, {@code hubspot} and what {@link HubSpotBenchmark} takes,
     * {@code overhead} and what {@link OverheadBenchmark} takes, or the number of contacts, 1,000,000 unless given.
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("feeds")) {
            FeedBenchmark.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("hubspot")) {
            HubSpotBenchmark.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("overhead")) {
            OverheadBenchmark.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        for (boolean isCompressed : new boolean[] {false, true}) {
            System.out.printf(
                    "%n%,d contacts, answer %s%n", contacts, isCompressed ? "compressed with gzip" : "as it is");
            print(measured(contacts, isCompressed));
        }
    }

    private static Map<Way, List<Round>> measured(int contacts, boolean isCompressed) throws Exception {
        Map<Way, List<Round>> rounds = new EnumMap<>(Way.class);
        try (JavaProcess server = JavaProcess.start("3g", Server.class, "" + contacts, "" + isCompressed)) {
            String[] ready = server.lineBeginningWith("READY ").split(" ");
            for (int turn = 0; turn < TURNS; turn++) {
                for (Way way : Way.values()) {
                    rounds.computeIfAbsent(way, key -> new ArrayList<>())
                            .addAll(run(way, ready[1], ready[2], ready[3], contacts, WARM_UP, COUNTED));
                }
            }
        }
        return rounds;
    }

    static List<Round> run(
            Way way, String apiUrl, String token, String accountId, int contacts, int warmUp, int counted)
            throws Exception {
        try (JavaProcess process = JavaProcess.start(
                way.heap(),
                Runner.class,
                way.name(),
                apiUrl,
                token,
                accountId,
                "" + contacts,
                "" + warmUp,
                "" + counted)) {
            return process.output()
                    .filter(line -> line.startsWith("RESULT "))
                    .map(Round::of)
                    .toList();
        }
    }

    private static void print(Map<Way, List<Round>> rounds) {
        long limit = Round.median(rounds.get(Way.BARE_LOOP));
        System.out.printf("%-56s %6s %9s %7s %9s %9s%n", "", "-Xmx", "median", "ratio", "peak heap", "allocated");
        rounds.forEach((way, results) -> {
            if (results.isEmpty()) {
                System.out.printf("%-56s %6s %9s%n", way.description(), way.heap(), "failed");
                return;
            }
            long median = Round.median(results);
            long heap = results.stream().mapToLong(Round::heapMegabytes).max().orElseThrow();
            System.out.printf(
                    "%-56s %6s %6d ms %7.2f %6d MB %6d MB%n",
                    way.description(),
                    way.heap(),
                    median,
                    (double) median / limit,
                    heap,
                    results.get(0).allocatedMegabytes());
        });
    }
}
