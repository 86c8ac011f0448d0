package io.salesflow.benchmark;

/** Runs one contender in a JVM of its own: some rounds to warm up, then one line for each round that counts. */
public final class Runner {
    private Runner() {}

    /**
     * Arguments: contender, base URL, token, account, contacts that must come, rounds to warm up, rounds that count. Prints
     * {@code RESULT milliseconds peakHeapMegabytes allocatedMegabytes cpuMilliseconds} for each round that counts.
     */
    public static void main(String[] arguments) throws Exception {
        Target target = new Target(arguments[1], arguments[2], Long.parseLong(arguments[3]));
        long expected = Long.parseLong(arguments[4]);
        int warmUp = Integer.parseInt(arguments[5]);
        int counted = Integer.parseInt(arguments[6]);
        Measurement measurement = new Measurement();
        try (Contender contender = Way.valueOf(arguments[0]).contender(target)) {
            for (int round = 0; round < warmUp + counted; round++) {
                measurement.start();
                long start = System.nanoTime();
                long came = contender.run();
                long milliseconds = (System.nanoTime() - start) / 1_000_000;
                if (came != expected) {
                    throw new IllegalStateException("Expected " + expected + " contacts, but there were " + came);
                }
                if (round >= warmUp) {
                    System.out.println("RESULT " + milliseconds + " " + measurement.peakMegabytes() + " "
                            + measurement.allocatedMegabytes() + " " + measurement.cpuMilliseconds());
                }
            }
        }
    }
}
