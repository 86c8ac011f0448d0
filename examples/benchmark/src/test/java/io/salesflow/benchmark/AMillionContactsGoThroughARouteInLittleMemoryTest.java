package io.salesflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Memory only: times depend on the machine and are the benchmark's. */
class AMillionContactsGoThroughARouteInLittleMemoryTest {
    private static final int MILLION = 1_000_000;

    @Test
    void inAJvmWith64Megabytes() throws Exception {
        try (JavaProcess server = JavaProcess.start("3g", Server.class, "" + MILLION, "true")) {
            String[] ready = server.lineBeginningWith("READY ").split(" ");
            assertThat(Way.SALESFLOW.heap()).isEqualTo("64m");
            assertThat(Benchmark.run(Way.SALESFLOW, ready[1], ready[2], ready[3], MILLION, 0, 1))
                    .singleElement()
                    .satisfies(round -> assertThat(round.heapMegabytes()).isLessThanOrEqualTo(64));
        }
    }
}
