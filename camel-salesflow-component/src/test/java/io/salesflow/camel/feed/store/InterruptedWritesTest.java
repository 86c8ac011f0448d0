package io.salesflow.camel.feed.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.FeedStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is there when the process was killed in the middle of a write, or when the power failed, and the disk lost some of what
 * was written since it was last forced.
 */
class InterruptedWritesTest {
    private static final int WRITES = 120;

    @TempDir
    Path directory;

    private final AtomicLong returned = new AtomicLong();
    private final AtomicLong epoch = new AtomicLong();
    private final AtomicInteger interruptions = new AtomicInteger();

    @Test
    void ifTheProcessIsKilledInTheMiddleOfAWriteTheOnesBeforeAreThere() throws IOException {
        Path copies = Files.createDirectories(directory.resolve("copies"));
        Consumer<byte[]> observer = observer(left -> holdsAllThatReturned(copies, left));
        run(FileSync.EACH_SECOND, KilledDisk.observed(new Random(1), observer));

        assertThat(interruptions).hasValueGreaterThan(WRITES);
    }

    @Test
    void withASyncInEachWriteNoWriteThatReturnedIsLost() throws IOException {
        Path copies = Files.createDirectories(directory.resolve("copies"));
        Consumer<byte[]> observer = observer(left -> holdsAllThatReturned(copies, left));
        run(FileSync.EACH_WRITE, LossyDisk.observed(new Random(1), observer));

        assertThat(interruptions).hasValueGreaterThan(2 * WRITES);
    }

    @Test
    void withASyncNowAndThenWritesAreWholeOrTheFileIsRefused() throws IOException {
        Path copies = Files.createDirectories(directory.resolve("copies"));
        Consumer<byte[]> observer = observer(left -> {
            LossyDisk.put(copies.resolve(FileFeedStore.FILE_NAME), left);
            try (FileFeedStore store = new FileFeedStore(copies)) {
                assertThat(NumberedWrites.lastWholeWrite(store)).isBetween(0L, returned.get() + 1);
            } catch (FeedStoreException refusal) {
                assertThat(refusal).hasMessageContaining("damaged");
            }
        });
        run(FileSync.EACH_SECOND, LossyDisk.observed(new Random(1), observer));

        assertThat(interruptions).hasPositiveValue();
    }

    private void holdsAllThatReturned(Path copies, byte[] left) {
        LossyDisk.put(copies.resolve(FileFeedStore.FILE_NAME), left);
        try (FileFeedStore store = new FileFeedStore(copies)) {
            assertThat(NumberedWrites.lastWholeWrite(store)).isBetween(returned.get(), returned.get() + 1);
        }
    }

    /** Looks from the time on when the feed was taken over. */
    private Consumer<byte[]> observer(Consumer<byte[]> observer) {
        return left -> {
            if (epoch.get() > 0) {
                interruptions.incrementAndGet();
                observer.accept(left);
            }
        };
    }

    private void run(FileSync sync, String fileSystem) {
        try (FileFeedStore store = new FileFeedStore(directory.resolve("original"), sync, fileSystem)) {
            epoch.set(store.takeOver(NumberedWrites.FEED));
            for (int number = 1; number <= WRITES; number++) {
                NumberedWrites.write(store, epoch.get(), number);
                returned.set(number);
            }
        }
    }
}
