package io.salesflow.benchmark;

import java.lang.management.ManagementFactory;

/** Takes all contacts and messages to HubSpot once, one way, in a JVM of its own. */
public final class HubSpotRunner {
    private HubSpotRunner() {}

    /**
     * Arguments: way, Salesflow's base URL, token and account, HubSpot's base URL and token. Prints
     * {@code RESULT milliseconds peakHeapMegabytes allocatedMegabytes cpuMilliseconds}, timed from the start of the JVM.
     */
    public static void main(String[] arguments) throws Exception {
        Measurement measurement = new Measurement();
        measurement.start();
        try (Contender contender = HubSpotWay.valueOf(arguments[0]).contender(HubSpotTarget.of(arguments, 1))) {
            contender.run();
            long milliseconds = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.out.println("RESULT " + milliseconds + " " + measurement.peakMegabytes() + " "
                    + measurement.allocatedMegabytes() + " " + measurement.cpuMilliseconds());
        }
    }
}
