package io.salesflow.camel.feed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import io.salesflow.camel.feed.FencedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What a feed needs of a store. To see whether a store of yours fits, extend this class, say how to open it, and run it; it
 * needs JUnit 5 and AssertJ. {@code FeedStoreContractOfEntries} is part of it.
 */
public abstract class FeedStoreContract extends FeedStoreContractOfEntries {
    /** Whether data is there still when the store is closed and opened again. */
    protected boolean isLasting() {
        return true;
    }

    @Test
    void theEpochOfAFeedThatNobodyTookIsZero() {
        assertThat(store.epoch(FEED)).isZero();
        assertThat(store.feeds()).isEmpty();
    }

    @Test
    void everyTakeOverRaisesTheEpochOfThatFeed() {
        assertThat(store.takeOver(FEED)).isEqualTo(1);
        assertThat(store.takeOver(FEED)).isEqualTo(2);
        assertThat(store.takeOver(OTHER_FEED)).isEqualTo(1);
        assertThat(store.epoch(FEED)).isEqualTo(2);
    }

    @Test
    void takeOversAtTheSameTimeGetEpochsOfTheirOwn() throws Exception {
        List<Long> epochs = concurrently(8, thread -> store.takeOver(FEED));

        assertThat(epochs).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aFeedThatNobodyTookIsEmptyAndCannotBeWritten() {
        assertThat(store.count(FEED, Section.LEDGER)).isZero();
        assertThat(all(FEED, Section.LEDGER)).isEmpty();
        assertThat(read(FEED, Section.LEDGER, "1")).isEmpty();
        assertThatThrownBy(() -> store.write(FEED, 0, numbered(0, 1))).isInstanceOf(FencedException.class);
        assertThat(store.feeds()).isEmpty();
    }

    @Test
    void aWriteWithAnOlderEpochIsRefusedAndNothingIsWritten() {
        long deposed = store.takeOver(FEED);
        long leader = store.takeOver(FEED);
        store.write(FEED, leader, new FeedWrite().put(Section.LEDGER, "1", bytes("leader")));

        FeedWrite late = new FeedWrite().put(Section.LEDGER, "1", bytes("late")).put(Section.STATE, "s", bytes("late"));
        assertThatThrownBy(() -> store.write(FEED, deposed, late))
                .isInstanceOf(FencedException.class)
                .hasMessageContaining(FEED);
        assertThat(all(FEED, Section.LEDGER)).isEqualTo(Map.of("1", "leader"));
        assertThat(all(FEED, Section.STATE)).isEmpty();
        store.write(FEED, leader, new FeedWrite().put(Section.LEDGER, "1", bytes("still leader")));
    }

    @Test
    void aWriteWithAnEpochThatIsYetToComeIsRefusedAndNothingIsWritten() {
        long current = store.takeOver(FEED);

        assertThatThrownBy(() -> store.write(FEED, current + 1, numbered(0, 1)))
                .isInstanceOf(FencedException.class)
                .hasMessageContaining(FEED);
        assertThat(store.count(FEED, Section.LEDGER)).isZero();
        assertThat(store.epoch(FEED)).isEqualTo(current);
    }

    @Test
    void toWriteTheSameAgainChangesNothing() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 3));
        FeedWrite write = numbered(2, 5).remove(Section.LEDGER, "0");
        store.write(FEED, epoch, write);
        Map<String, String> once = all(FEED, Section.LEDGER);
        store.write(FEED, epoch, write);

        assertThat(all(FEED, Section.LEDGER)).isEqualTo(once).containsOnlyKeys("1", "2", "3", "4");
    }

    @Test
    void amongManyLeadersOnlyTheLastOneWritesInTheEnd() throws Exception {
        List<Long> epochs = concurrently(8, thread -> {
            long epoch = store.takeOver(FEED);
            long written = 0;
            for (int i = 0; i < 20; i++) {
                try {
                    FeedWrite write = new FeedWrite();
                    for (String key : List.of("a", "b", "c")) {
                        write.put(Section.LEDGER, key, bytes(Long.toString(epoch)));
                    }
                    store.write(FEED, epoch, write);
                    written = epoch;
                } catch (FencedException deposed) {
                    assertThat(store.epoch(FEED)).isGreaterThan(epoch);
                    break;
                }
            }
            return written;
        });

        String last =
                Long.toString(epochs.stream().mapToLong(Long::longValue).max().orElseThrow());
        assertThat(last).isEqualTo("8");
        assertThat(all(FEED, Section.LEDGER)).isEqualTo(Map.of("a", last, "b", last, "c", last));
    }

    @Test
    void readersNeverSeeHalfOfAWrite() throws Exception {
        long epoch = store.takeOver(FEED);
        List<String> keys = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
        store.write(FEED, epoch, uniform(keys, 0));
        AtomicBoolean isWriting = new AtomicBoolean(true);

        concurrently(4, thread -> {
            if (thread == 0) {
                for (int i = 1; i <= 100; i++) {
                    store.write(FEED, epoch, uniform(keys, i));
                }
                isWriting.set(false);
                return 0L;
            }
            do {
                Map<String, byte[]> page = store.read(FEED, Section.LEDGER, keys);
                assertThat(page).hasSize(200);
                assertThat(page.values().stream().map(FeedStoreContract::text).distinct())
                        .hasSize(1);
            } while (isWriting.get());
            return 0L;
        });
        assertThat(read(FEED, Section.LEDGER, "7")).containsEntry("7", "100");
    }

    @Test
    void feedsAreWrittenAtTheSameTime() throws Exception {
        concurrently(4, thread -> {
            String feed = "feed " + thread;
            long epoch = store.takeOver(feed);
            for (int i = 0; i < 1000; i += 100) {
                store.write(feed, epoch, numbered(i, i + 100));
            }
            return epoch;
        });

        for (int thread = 0; thread < 4; thread++) {
            assertThat(store.count("feed " + thread, Section.LEDGER)).isEqualTo(1000);
        }
    }

    @Test
    void theFeedsThatWereTakenOverAreListed() {
        store.takeOver("b");
        store.takeOver("a");
        store.takeOver("b");

        assertThat(store.feeds()).containsExactly("a", "b");
    }

    @Test
    void aForgottenFeedIsGoneButItsEpochRises() {
        long epoch = store.takeOver(FEED);
        long otherEpoch = store.takeOver(OTHER_FEED);
        store.write(FEED, epoch, numbered(0, 10).put(Section.STATE, "watermark", bytes("now")));
        store.write(OTHER_FEED, otherEpoch, numbered(0, 10));
        store.forget(FEED);

        assertThat(store.feeds()).containsExactly(OTHER_FEED);
        assertThat(store.epoch(FEED)).isGreaterThan(epoch);
        for (Section section : Section.values()) {
            assertThat(store.count(FEED, section)).isZero();
        }
        assertThat(store.count(OTHER_FEED, Section.LEDGER)).isEqualTo(10);
        assertThatThrownBy(() -> store.write(FEED, epoch, numbered(0, 1))).isInstanceOf(FencedException.class);
    }

    @Test
    void aForgottenFeedCanBeTakenOverAgain() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 10));
        store.forget(FEED);
        long next = store.takeOver(FEED);
        store.write(FEED, next, numbered(5, 6));

        assertThat(next).isGreaterThan(epoch + 1);
        assertThat(all(FEED, Section.LEDGER)).isEqualTo(Map.of("5", "value 5"));
        assertThat(store.feeds()).containsExactly(FEED);
    }

    @Test
    void toForgetAFeedThatNobodyTookDoesNothing() {
        store.forget(FEED);

        assertThat(store.feeds()).isEmpty();
    }

    @Test
    void everythingIsThereWhenTheStoreIsOpenedAgain() throws Exception {
        Assumptions.assumeTrue(isLasting());
        long epoch = store.takeOver(FEED);
        store.takeOver(OTHER_FEED);
        store.write(FEED, epoch, numbered(0, 1234).put(Section.STATE, "watermark", bytes("now")));
        store.forget(OTHER_FEED);
        store.close();

        openStore();
        assertThat(store.epoch(FEED)).isEqualTo(epoch);
        assertThat(store.feeds()).containsExactly(FEED);
        assertThat(store.epoch(OTHER_FEED)).isEqualTo(2);
        assertThat(store.count(FEED, Section.LEDGER)).isEqualTo(1234);
        assertThat(all(FEED, Section.STATE)).isEqualTo(Map.of("watermark", "now"));
        store.write(FEED, epoch, numbered(1234, 1235));
        assertThat(store.takeOver(FEED)).isEqualTo(epoch + 1);
    }

    @Test
    void toCloseItTwiceIsToCloseIt() {
        store.close();
        store.close();
    }

    @Test
    void aClosedStoreSaysSo() {
        long epoch = store.takeOver(FEED);
        store.close();

        List<Runnable> uses = List.of(
                () -> store.takeOver(FEED),
                () -> store.epoch(FEED),
                () -> store.read(FEED, Section.LEDGER, List.of("1")),
                () -> store.all(FEED, Section.LEDGER),
                () -> store.count(FEED, Section.LEDGER),
                () -> store.write(FEED, epoch, numbered(0, 1)),
                () -> store.forget(FEED),
                () -> store.feeds());
        for (Runnable use : uses) {
            assertThatThrownBy(use::run).isInstanceOf(FeedStoreException.class).hasMessageContaining("closed");
        }
    }

    /** Something that a number of threads do. */
    private interface Task {
        long run(int thread) throws Exception;
    }

    private static List<Long> concurrently(int threads, Task task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> futures = IntStream.range(0, threads)
                    .mapToObj(thread -> executor.submit(() -> task.run(thread)))
                    .toList();
            List<Long> results = new ArrayList<>();
            for (Future<Long> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException failure) {
            throw new AssertionError("A thread failed: " + failure.getCause(), failure.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static FeedWrite uniform(List<String> keys, int value) {
        FeedWrite write = new FeedWrite();
        keys.forEach(key -> write.put(Section.LEDGER, key, bytes(Integer.toString(value))));
        return write;
    }
}
