package io.salesflow.camel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.sandbox.SalesflowSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that copies contacts while they change is killed again and again, at a random moment of its deliveries. In the
 * end the copy is what the account is, and what came twice is bounded by what was under way.
 *
 * <p>The seed is printed; {@code -Dkills.seed=…} repeats the choices, though not the moments, and {@code -Dkills=…} changes
 * the number of kills.
 */
class KilledProcessesLoseNothingTest {
    private static final int KILLS = Integer.getInteger("kills", 25);
    private static final int MOST_DELIVERIES = 150;
    private static final int CHANGES_BETWEEN = 200;
    private static final int MICROSECONDS_OF_A_DELIVERY = 20_000;
    private static final int MICROSECONDS_OF_A_SCAN = 400_000;
    private static final int NOTED_AT_ONCE = 100;

    private static EmbeddedPostgres postgres;

    @TempDir
    Path directory;

    private final long seed = Long.getLong("kills.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private CopyTable table;

    @BeforeAll
    static void startPostgres() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void createTable() throws Exception {
        System.out.println("kills.seed=" + seed);
        table = new CopyTable(postgres.getPostgresDatabase());
        table.create();
    }

    @Test
    void withTheStateInAFile() throws Exception {
        copyAndKill(1, Map.of("stateDirectory", directory.toString()));
    }

    @Test
    void withTheStateInPostgres() throws Exception {
        copyAndKill(7, Map.of());
    }

    private void copyAndKill(int batchSize, Map<String, String> store) throws Exception {
        try (SalesflowSandbox sandbox = SalesflowSandbox.start()) {
            ChangingAccount account = new ChangingAccount(sandbox, random);
            Map<String, String> settings = new HashMap<>(store);
            settings.put("apiUrl", sandbox.apiUrl());
            settings.put("token", sandbox.token());
            settings.put("accountId", Integer.toString(sandbox.accountId()));
            settings.put("database", postgres.getJdbcUrl("postgres", "postgres"));
            settings.put(
                    "from",
                    "salesflow:members/list-by-account?initialDelay=0&delay=20&fullScanEvery=300&batchSize="
                            + batchSize);
            for (int kill = 1; kill <= KILLS; kill++) {
                settings.put("name", "killed-" + kill);
                account.add(CHANGES_BETWEEN);
                runUntilKilled(settings, account, batchSize);
            }
            settings.put("name", "last");
            runToTheEnd(settings, account);
        }
        System.out.println(table.deliveries("%") + " deliveries, " + table.redeliveries() + " of them again, after "
                + KILLS + " kills");
        assertThat(table.redeliveries())
                .as("deliveries that came again, with seed " + seed)
                .isLessThanOrEqualTo((long) KILLS * (NOTED_AT_ONCE + batchSize));
        assertThat(table.redeliveriesByTheSameProcess()).as("seed " + seed).isZero();
    }

    private void runUntilKilled(Map<String, String> settings, ChangingAccount account, int batchSize) throws Exception {
        boolean isInScan = random.nextInt(5) == 0;
        int deliveries = isInScan ? 0 : 1 + random.nextInt(MOST_DELIVERIES) / batchSize;
        int microseconds = random.nextInt(isInScan ? MICROSECONDS_OF_A_SCAN : MICROSECONDS_OF_A_DELIVERY);
        try (CopyProcess process = CopyProcess.start(settings, delivery -> account.change())) {
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(1, TimeUnit.MILLISECONDS)
                    .failFast("the process has ended", () -> !process.isAlive())
                    .until(() -> process.hasStarted() && process.deliveries() >= deliveries);
            await().pollDelay(microseconds, TimeUnit.MICROSECONDS).until(() -> true);
            process.kill();
            process.join();
        }
    }

    private void runToTheEnd(Map<String, String> settings, ChangingAccount account) throws Exception {
        try (CopyProcess process = CopyProcess.start(settings, delivery -> {})) {
            await().atMost(Duration.ofMinutes(1))
                    .failFast("the process has ended", () -> !process.isAlive())
                    .untilAsserted(() -> assertThat(table.contents())
                            .as("the copy, with seed " + seed)
                            .isEqualTo(account.contents()));
        }
    }
}
