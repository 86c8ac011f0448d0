package io.salesflow.camel.feed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full disks, interrupted threads, two on one directory, and files that only ever grow. */
class FileFeedStoreInTroubleTest {
    private static final long MEGABYTE = 1L << 20;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {100_000, 101_000, 105_000, 111_111, 150_000, 200_000})
    void onAFullDiskNothingIsWrittenAndWhenThereIsSpaceItGoesOn(long space) {
        String fileSystem = FullDisk.withSpace(space);
        try (FileFeedStore store = new FileFeedStore(directory, FileSync.EACH_SECOND, fileSystem)) {
            long epoch = store.takeOver(NumberedWrites.FEED);
            long written = writeUntilFull(store, epoch);

            assertThat(written).isPositive();
            assertThat(NumberedWrites.lastWholeWrite(store)).isEqualTo(written);
            assertThatThrownBy(() -> store.write(NumberedWrites.FEED, epoch, large()))
                    .isInstanceOf(FeedStoreException.class);
            assertThat(NumberedWrites.lastWholeWrite(store)).isEqualTo(written);

            FullDisk.free(100 * MEGABYTE);
            NumberedWrites.write(store, epoch, written + 1);
            assertThat(NumberedWrites.lastWholeWrite(store)).isEqualTo(written + 1);
        }
        try (FileFeedStore store = new FileFeedStore(directory)) {
            assertThat(NumberedWrites.lastWholeWrite(store)).isPositive();
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsReported() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new FileFeedStore(file.resolve("below")))
                .isInstanceOf(FeedStoreException.class)
                .hasMessageContaining("Could not create the state directory");
    }

    @Test
    void aSecondStoreOnTheDirectoryIsRefusedAndTheFirstGoesOn() {
        try (FileFeedStore first = new FileFeedStore(directory)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> new FileFeedStore(directory.resolve(".")))
                        .isInstanceOf(FeedStoreException.class)
                        .hasMessageContaining("in use already");
            }
            assertThat(first.takeOver("feed")).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedThreadWritesAndReadsAndStaysInterrupted() {
        try (FileFeedStore store = new FileFeedStore(directory)) {
            long epoch = store.takeOver(NumberedWrites.FEED);
            Thread.currentThread().interrupt();
            NumberedWrites.write(store, epoch, 1);

            assertThat(NumberedWrites.lastWholeWrite(store)).isEqualTo(1);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        try (FileFeedStore store = new FileFeedStore(directory)) {
            assertThat(NumberedWrites.lastWholeWrite(store)).isEqualTo(1);
        }
    }

    @Test
    void aStreamOfAClosedStoreSaysSo() {
        FileFeedStore store = new FileFeedStore(directory);
        long epoch = store.takeOver("feed");
        FeedWrite write = new FeedWrite();
        for (int i = 0; i < 100_000; i++) {
            write.put(Section.LEDGER, Integer.toString(i), new byte[200]);
        }
        store.write("feed", epoch, write);
        try (Stream<Map.Entry<String, byte[]>> all = store.all("feed", Section.LEDGER)) {
            store.close();
            assertThatThrownBy(all::count)
                    .isInstanceOf(FeedStoreException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void overwritingOneThingAgainAndAgainDoesNotMakeTheFileGrowWithoutEnd() throws IOException {
        try (FileFeedStore store = new FileFeedStore(directory)) {
            long epoch = store.takeOver("feed");
            for (int i = 0; i < 20_000; i++) {
                store.write("feed", epoch, new FeedWrite().put(Section.STATE, "watermark", new byte[40]));
            }
        }
        assertThat(size()).isLessThan(2 * MEGABYTE);
    }

    @Test
    void overwritingManyThingsInAnyOrderDoesNotMakeTheFileGrowWithoutEnd() throws IOException {
        Random random = new Random(1);
        try (FileFeedStore store = new FileFeedStore(directory)) {
            long epoch = store.takeOver("feed");
            for (int i = 0; i < 1000; i++) {
                FeedWrite write = new FeedWrite();
                for (int j = 0; j < 200; j++) {
                    byte[] value = new byte[80];
                    random.nextBytes(value);
                    write.put(Section.LEDGER, Integer.toString(random.nextInt(10_000)), value);
                }
                store.write("feed", epoch, write);
            }
            assertThat(size()).isLessThan(40 * MEGABYTE);
            assertThat(store.count("feed", Section.LEDGER)).isEqualTo(10_000);
        }
    }

    @Test
    void whatAForgottenFeedHeldIsUsedAgain() throws IOException {
        try (FileFeedStore store = new FileFeedStore(directory)) {
            for (int round = 0; round < 10; round++) {
                long epoch = store.takeOver("feed");
                store.write("feed", epoch, large());
                store.forget("feed");
            }
        }
        assertThat(size()).isLessThan(25 * MEGABYTE);
    }

    private static long writeUntilFull(FileFeedStore store, long epoch) {
        for (long number = 1; ; number++) {
            try {
                NumberedWrites.write(store, epoch, number);
            } catch (FeedStoreException full) {
                assertThat(full)
                        .hasMessageContaining(FileFeedStore.FILE_NAME)
                        .hasMessageContaining("disk full")
                        .hasMessageContaining("No space left on device");
                return number - 1;
            }
        }
    }

    private static FeedWrite large() {
        FeedWrite write = new FeedWrite();
        for (int i = 0; i < 10; i++) {
            write.put(Section.PARKED, Integer.toString(i), new byte[(int) MEGABYTE]);
        }
        return write;
    }

    private long size() throws IOException {
        return Files.size(directory.resolve(FileFeedStore.FILE_NAME));
    }
}
