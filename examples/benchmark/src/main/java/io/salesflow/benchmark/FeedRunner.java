package io.salesflow.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/** Runs one way to tell changes in a JVM of its own, once cold, and as often again as the way says. */
public final class FeedRunner {
    private FeedRunner() {}

    /**
     * Arguments: way, base URL, token, account, contacts that the account has, directory of the state and
     * database of the state. Prints
     * {@code RESULT milliseconds peakHeapMegabytes allocatedMegabytes cpuMilliseconds} for each round; the first one is timed from the start
     * of the JVM.
     */
    public static void main(String[] arguments) throws Exception {
        FeedWay way = FeedWay.valueOf(arguments[0]);
        Target target = new Target(arguments[1], arguments[2], Long.parseLong(arguments[3]));
        long expected = way.expected(Long.parseLong(arguments[4]));
        Measurement measurement = new Measurement();
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        try (Contender contender = way.contender(target, new FeedState(Path.of(arguments[5]), arguments[6]))) {
            for (int round = 0; round < way.rounds(); round++) {
                measurement.start();
                long came = contender.run();
                long milliseconds = System.currentTimeMillis() - start;
                if (came != expected) {
                    throw new IllegalStateException("Expected " + expected + " changes, but there were " + came);
                }
                System.out.println("RESULT " + milliseconds + " " + measurement.peakMegabytes() + " "
                        + measurement.allocatedMegabytes() + " " + measurement.cpuMilliseconds());
                start = System.currentTimeMillis();
            }
        }
    }
}
