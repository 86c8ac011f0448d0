package io.salesflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Calls and memory only: times depend on the machine and are the benchmark's. */
class RoutesToHubSpotMakeFewCallsTest {
    private static final int CONTACTS = 2000;
    private static final int FAST = 100_000;
    private static final int LOOK_AFTER_THE_START = 10;

    @Test
    void hardlyMoreThanThereMustBeAndNoneThatIsRefused() throws Exception {
        HubSpotBenchmark.Result result = HubSpotBenchmark.run(HubSpotWay.ROUTES, CONTACTS, FAST);

        assertThat(result.count().callsForRecords())
                .isBetween(result.count().least(), result.count().least() * 105 / 100 + LOOK_AFTER_THE_START);
        assertThat(result.count().refused()).isZero();
        assertThat(result.round().heapMegabytes()).isLessThanOrEqualTo(256);
    }

    @Test
    void andOneCallForEachRecordIsWhatTheyAreMeasuredBeside() throws Exception {
        HubSpotBenchmark.Result result = HubSpotBenchmark.run(HubSpotWay.ONE_BY_ONE, 100, FAST);

        assertThat(result.count().callsForRecords()).isEqualTo(300);
    }
}
