package io.salesflow.camel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.store.JdbcFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.fault.Fault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes with {@code master:}, Camel's file lock, and their state in PostgreSQL. The leader is stopped in the middle
 * of its deliveries, and wakes up when the other has long done its work.
 *
 * <p>The operating system keeps the lock of a process that is stopped: nobody else can have it, however long the leader's
 * heartbeat is overdue. Here, as in life, somebody removes the file of the lock; the other then makes a new one.
 *
 * <p>What the leader has in hand when it is stopped can still reach the target when it wakes up, as no store can prevent that.
 */
class AStoppedLeaderIsReplacedTest {
    private static final int CONTACTS = 1000;
    private static final int DELIVERIES_BEFORE = 50;
    private static final String OPERATION = "members/list-by-account";
    private static final String LOCK = "contacts";
    private static final String LEADS = "success. Consumer started";
    private static final String FOLLOWS = "Leadership lost. Consumer stopped";

    @TempDir
    Path lockDirectory;

    private final SalesflowSandbox sandbox = SalesflowSandbox.start();
    private final ChangingAccount account = new ChangingAccount(sandbox, new Random(1));
    private EmbeddedPostgres postgres;
    private CopyTable table;

    @BeforeEach
    void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        table = new CopyTable(postgres.getPostgresDatabase());
        table.create();
        sandbox.faults().on(OPERATION, Fault.serverError(500));
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.close();
        postgres.close();
    }

    @Test
    void andCanUndoNothingWhenItWakesUpAndLeadsAgainWhenTheOtherEnds() throws Exception {
        try (CopyProcess first = start("first")) {
            wait(first).until(() -> first.log().contains(LEADS));
            try (CopyProcess second = start("second")) {
                wait(second).until(second::hasStarted);
                account.add(CONTACTS);
                sandbox.faults().clear();
                wait(first).until(() -> first.deliveries() >= DELIVERIES_BEFORE);
                first.stop();
                long deliveredByFirst = table.deliveries("first");
                assertThat(deliveredByFirst).isLessThan(CONTACTS);
                account.editAll();
                Files.delete(lockDirectory.resolve(LOCK));

                waitUntilCopied(second);
                assertThat(epoch()).isEqualTo(2);
                assertThat(table.deliveries("second")).isGreaterThanOrEqualTo(CONTACTS);

                long redeliveries = table.redeliveries();
                first.goOn();
                wait(first).until(() -> first.log().contains(FOLLOWS));
                waitForScans(second);
                assertThat(table.redeliveries())
                        .as("what came again since the woken process noted what it had delivered")
                        .isEqualTo(redeliveries);
                assertThat(table.deliveries("first"))
                        .as("what the woken process delivered: only what it had in hand")
                        .isLessThanOrEqualTo(deliveredByFirst + 1);
                account.editAll();
                waitUntilCopied(second);
                assertThat(epoch()).isEqualTo(2);
            }
            account.editAll();
            waitUntilCopied(first);
            assertThat(epoch()).isEqualTo(3);
        }
        assertThat(table.redeliveries()).isLessThanOrEqualTo(100 + 1);
    }

    private CopyProcess start(String name) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", name);
        settings.put("apiUrl", sandbox.apiUrl());
        settings.put("token", sandbox.token());
        settings.put("accountId", Integer.toString(sandbox.accountId()));
        settings.put("database", postgres.getJdbcUrl("postgres", "postgres"));
        settings.put("lockDirectory", lockDirectory.toString());
        settings.put(
                "from",
                "master:" + LOCK + ":salesflow:" + OPERATION + "?initialDelay=0&delay=20&scan=full&feedId=contacts");
        return CopyProcess.start(settings, delivery -> {});
    }

    private long epoch() {
        try (FeedStore store = new JdbcFeedStore(postgres.getPostgresDatabase())) {
            return store.epoch("contacts");
        }
    }

    private void waitUntilCopied(CopyProcess process) {
        wait(process)
                .untilAsserted(
                        () -> assertThat(table.contents()).as(process.log()).isEqualTo(account.contents()));
    }

    private void waitForScans(CopyProcess process) {
        long before = sandbox.requestCount(OPERATION);
        wait(process).until(() -> sandbox.requestCount(OPERATION) >= before + 3);
    }

    private static ConditionFactory wait(CopyProcess process) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(2))
                .failFast("the process has ended", () -> !process.isAlive());
    }
}
