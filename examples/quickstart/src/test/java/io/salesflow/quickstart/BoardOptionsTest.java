package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BoardOptionsTest {

    @Test
    void aFaultIsThereFromTheStartAndOnTheBoard() {
        try (RunningQuickstart quickstart =
                RunningQuickstart.start(Map.of(), "--speed", "0", "--fault", "broken-email")) {
            await().atMost(RunningQuickstart.LONGEST).untilAsserted(() -> assertThat(
                            quickstart.board().path("stuck").findValuesAsText("reason"))
                    .anyMatch(reason -> reason.contains("mail")));
        }
    }

    @Test
    void aFaultThatNobodyKnowsIsToldWhichThereAre() {
        Run run = run("--fault", "everything-down");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output())
                .contains("--fault everything-down is not to be had; there are: salesflow-down, broken-email,"
                        + " hubspot-down, salesforce-down");
    }

    @Test
    void aFaultThatNobodyCanSeeIsRefused() {
        Run run = Run.of(Map.of(), "--once", "--fault", "hubspot-down");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("--fault is to be seen on the board, which is there neither with --once");
    }

    @Test
    void aPeriodOfNothingIsRefused() {
        Run run = run("--period", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("--period must be at least 1 second, but is 0");
    }

    @Test
    void aPortOfTheBoardThatIsInUseIsExplained() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Run run = run("--board-port", String.valueOf(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output()).contains("Port " + taken.getLocalPort() + " can't be listened on", "--board-port");
        }
    }

    private static Run run(String... arguments) {
        List<String> all = new ArrayList<>(RunningQuickstart.ANY_FREE_PORTS);
        if (List.of(arguments).contains("--board-port")) {
            all.subList(all.indexOf("--board-port"), all.indexOf("--board-port") + 2)
                    .clear();
        }
        all.addAll(List.of(arguments));
        return Run.of(Map.of(), all.toArray(String[]::new));
    }
}
