package io.salesflow.benchmark;

import io.salesflow.benchmark.HubSpotServer.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many calls, and how long, it takes to bring all contacts and messages of an account to an empty HubSpot: the routes beside
 * one call for each record, with the same rate limit, each with a Salesflow and a HubSpot of its own.
 */
public final class HubSpotBenchmark {
    private static final int CONTACTS = 10_000;
    private static final int CALLS_PER_TEN_SECONDS = 1000;

    private HubSpotBenchmark() {}

    /**
     * What one way took.
     *
     * @param round the time and the memory
     * @param count the calls
     */
    record Result(Round round, Count count) {}

    /**
     * Arguments: the contacts, 10,000 unless given, each with two messages, and the calls that HubSpot takes in ten seconds, 1,000
     * unless given.
     */
    public static void main(String[] arguments) throws Exception {
        int contacts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CONTACTS;
        int callsPerTenSeconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CALLS_PER_TEN_SECONDS;
        System.out.printf(
                "%n%,d contacts and %,d messages to HubSpot, which takes %,d calls in ten seconds%n",
                contacts, 2 * contacts, callsPerTenSeconds);
        System.out.printf(
                "%-46s %5s %9s %6s %8s %8s %8s %8s %9s%n",
                "", "-Xmx", "time", "calls", "least", "over", "set up", "refused", "peak heap");
        for (HubSpotWay way : HubSpotWay.values()) {
            print(way, run(way, contacts, callsPerTenSeconds));
        }
    }

    /**
     * Runs one way.
     *
     * @throws IllegalStateException if HubSpot has not got everything once
     */
    static Result run(HubSpotWay way, int contacts, int callsPerTenSeconds) throws Exception {
        try (JavaProcess server =
                JavaProcess.start("1g", HubSpotServer.class, "" + contacts, "" + callsPerTenSeconds)) {
            String[] ready = server.lineBeginningWith("READY ").split(" ");
            Round round = round(way, Arrays.copyOfRange(ready, 1, ready.length));
            server.write(HubSpotServer.COUNT);
            Count count = Count.of(server.lineBeginningWith(HubSpotServer.COUNT + " "));
            if (count.contacts() != contacts || count.messages() != 2 * contacts) {
                throw new IllegalStateException(way + " brought " + count.contacts() + " contacts and "
                        + count.messages() + " messages to HubSpot instead of " + contacts + " and " + 2 * contacts);
            }
            return new Result(round, count);
        }
    }

    private static Round round(HubSpotWay way, String[] target) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(way.name()));
        arguments.addAll(List.of(target));
        try (JavaProcess process =
                JavaProcess.start(way.heap(), HubSpotRunner.class, arguments.toArray(String[]::new))) {
            return Round.of(process.lineBeginningWith("RESULT "));
        }
    }

    private static void print(HubSpotWay way, Result result) {
        Count count = result.count();
        System.out.printf(
                "%-46s %5s %7.1f s %6d %8d %7.1f%% %8d %8d %6d MB%n",
                way.description(),
                way.heap(),
                result.round().milliseconds() / 1000.0,
                count.callsForRecords(),
                count.least(),
                100.0 * count.callsForRecords() / count.least() - 100,
                count.setUpCalls(),
                count.refused(),
                result.round().heapMegabytes());
    }
}
