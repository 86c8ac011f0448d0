package io.salesflow.benchmark;

import java.util.List;
import java.util.function.ToLongFunction;

/** What one round took. */
record Round(long milliseconds, long heapMegabytes, long allocatedMegabytes, long cpuMilliseconds) {

    /** Reads {@code RESULT milliseconds heapMegabytes allocatedMegabytes cpuMilliseconds}. */
    static Round of(String line) {
        String[] parts = line.split(" ");
        return new Round(
                Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4]));
    }

    /** The median of their times; of two in the middle the longer. */
    static long median(List<Round> rounds) {
        return median(rounds, Round::milliseconds);
    }

    /** The median of what the processors worked. */
    static long medianCpu(List<Round> rounds) {
        return median(rounds, Round::cpuMilliseconds);
    }

    private static long median(List<Round> rounds, ToLongFunction<Round> value) {
        return rounds.stream()
                .mapToLong(value)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
