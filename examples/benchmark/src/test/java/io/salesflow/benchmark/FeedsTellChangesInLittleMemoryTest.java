package io.salesflow.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers of changes and memory only: times depend on the machine and are the benchmark's. */
class FeedsTellChangesInLittleMemoryTest {
    private static final int CONTACTS = 10_000;

    @Test
    void inAJvmWith128Megabytes() throws Exception {
        try (JavaProcess server = JavaProcess.start("1g", Server.class, "" + CONTACTS, "true")) {
            String[] ready = server.lineBeginningWith("READY ").split(" ");

            Map<FeedWay, List<Round>> rounds = FeedBenchmark.turn(server, ready, CONTACTS);

            assertThat(rounds).allSatisfy((way, results) -> assertThat(results).hasSize(way.rounds()));
            for (FeedWay feed : List.of(FeedWay.FIRST_SCAN, FeedWay.SECOND_SCAN, FeedWay.ONE_CHANGED)) {
                assertThat(feed.heap()).isEqualTo("128m");
                assertThat(rounds.get(feed))
                        .allSatisfy(round -> assertThat(round.heapMegabytes()).isLessThanOrEqualTo(128));
            }
        }
    }
}
