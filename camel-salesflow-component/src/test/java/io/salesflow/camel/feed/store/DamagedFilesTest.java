package io.salesflow.camel.feed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to files that a crash or somebody else left. */
class DamagedFilesTest {
    private static final int WRITES = 60;
    private static final int BLOCK_SIZE = 4096;

    @TempDir
    Path directory;

    private Path copies;
    private Path copy;

    @BeforeEach
    void prepareCopies() throws IOException {
        copies = Files.createDirectories(directory.resolve("copies"));
        copy = copies.resolve(FileFeedStore.FILE_NAME);
    }

    @Test
    void aCopyTakenAfterAWriteHoldsThatWrite() throws IOException {
        List<byte[]> files = filesAfterEachWrite();
        for (int i = 0; i < files.size(); i++) {
            Files.write(copy, files.get(i));
            assertThat(lastWholeWriteOfCopy()).isEqualTo(i + 1);
        }
    }

    /** The tail of a file is what a crash in the middle of a write leaves. */
    @Test
    void aFileWithATornTailHoldsAWholeNumberOfWrites() throws IOException {
        byte[] file = fileAfterWrites();
        Random random = new Random(1);
        int opened = 0;
        for (int i = 0; i < 60; i++) {
            int length = file.length - 1 - random.nextInt(Math.min(file.length - 1, 20 * BLOCK_SIZE));
            byte[] torn =
                    i % 2 == 0 ? Arrays.copyOf(file, length) : Arrays.copyOf(Arrays.copyOf(file, length), file.length);
            opened += holdsAWholeNumberOfWritesOrIsRefused(torn);
        }
        assertThat(opened).isPositive();
    }

    @Test
    void aFileTruncatedAnywhereHoldsAWholeNumberOfWritesOrIsRefused() throws IOException {
        byte[] file = fileAfterWrites();
        for (int length = 0; length < file.length; length += file.length / 50) {
            holdsAWholeNumberOfWritesOrIsRefused(Arrays.copyOf(file, length));
        }
    }

    /** The blocks of the last writes, in any combination, are what a power failure leaves. */
    @Test
    void aFileWithBlocksThatNeverReachedTheDiskHoldsAWholeNumberOfWritesOrIsRefused() throws IOException {
        byte[] file = fileAfterWrites();
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            byte[] holed = file.clone();
            for (int hole = random.nextInt(3); hole >= 0; hole--) {
                int block = 2 + random.nextInt(file.length / BLOCK_SIZE - 2);
                Arrays.fill(holed, block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE, (byte) 0);
            }
            holdsAWholeNumberOfWritesOrIsRefused(holed);
        }
    }

    @Test
    void flippedBitsAreNoticed() throws IOException {
        byte[] file = fileAfterWrites();
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            byte[] flipped = file.clone();
            flipped[2 * BLOCK_SIZE + random.nextInt(file.length - 2 * BLOCK_SIZE)] ^= (byte) (1 << random.nextInt(8));
            holdsAWholeNumberOfWritesOrIsRefused(flipped);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 4096, 8192, 100_000})
    void aForeignFileIsRefusedAndLeftAsItIs(int length) throws IOException {
        byte[] foreign = new byte[length];
        new Random(4).nextBytes(foreign);
        Files.write(copy, foreign);

        assertThatThrownBy(() -> new FileFeedStore(copies))
                .isInstanceOf(FeedStoreException.class)
                .hasMessageContaining(FileFeedStore.FILE_NAME)
                .hasMessageContaining("move it away");
        assertThat(Files.readAllBytes(copy)).isEqualTo(foreign);
    }

    @Test
    void anMvStoreOfSomebodyElseIsRefusedAndLeftAsItIs() throws IOException {
        try (MVStore foreign = MVStore.open(copy.toString())) {
            foreign.openMap("theirs").put("key", "value");
        }
        byte[] before = Files.readAllBytes(copy);

        assertThatThrownBy(() -> new FileFeedStore(copies))
                .isInstanceOf(FeedStoreException.class)
                .hasMessageContaining("not one of feeds");
        assertThat(Files.readAllBytes(copy)).isEqualTo(before);
    }

    @Test
    void aFileOfALaterFormatIsRefusedAndLeftAsItIs() throws IOException {
        Files.write(copy, fileAfterWrites());
        try (MVStore later = MVStore.open(copy.toString())) {
            later.setStoreVersion(FeedFiles.FORMAT + 1);
        }
        byte[] before = Files.readAllBytes(copy);

        assertThatThrownBy(() -> new FileFeedStore(copies))
                .isInstanceOf(FeedStoreException.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("use the version that wrote it");
        assertThat(Files.readAllBytes(copy)).isEqualTo(before);
    }

    @Test
    void aRefusedFileDoesNotKeepTheDirectoryLocked() throws IOException {
        Files.write(copy, new byte[10]);
        assertThatThrownBy(() -> new FileFeedStore(copies)).isInstanceOf(FeedStoreException.class);
        Files.delete(copy);

        new FileFeedStore(copies).close();
    }

    @Test
    void whatACrashLeftOfAnUnfinishedFirstFileIsReplaced() throws IOException {
        Files.write(copies.resolve(FileFeedStore.FILE_NAME + ".new"), new byte[] {1, 2, 3});

        try (FileFeedStore store = new FileFeedStore(copies)) {
            assertThat(store.takeOver("feed")).isEqualTo(1);
        }
        try (Stream<Path> files = Files.list(copies)) {
            assertThat(files).hasSize(2);
        }
    }

    /** Returns 1 if it could be opened. */
    private int holdsAWholeNumberOfWritesOrIsRefused(byte[] damaged) throws IOException {
        Files.write(copy, damaged);
        try {
            assertThat(lastWholeWriteOfCopy()).isBetween(0L, (long) WRITES);
            return 1;
        } catch (FeedStoreException refusal) {
            assertThat(refusal).hasMessageContaining(FileFeedStore.FILE_NAME);
            assertThat(Arrays.equals(Files.readAllBytes(copy), damaged))
                    .as("left as it was")
                    .isTrue();
            return 0;
        }
    }

    private long lastWholeWriteOfCopy() {
        try (FileFeedStore store = new FileFeedStore(copies)) {
            return NumberedWrites.lastWholeWrite(store);
        }
    }

    private byte[] fileAfterWrites() throws IOException {
        List<byte[]> files = filesAfterEachWrite();
        return files.get(files.size() - 1);
    }

    /** As the process would leave it if it was killed after each write. */
    private List<byte[]> filesAfterEachWrite() throws IOException {
        List<byte[]> files = new ArrayList<>();
        Path original = directory.resolve("original");
        try (FileFeedStore store = new FileFeedStore(original)) {
            long epoch = store.takeOver(NumberedWrites.FEED);
            for (int number = 1; number <= WRITES; number++) {
                NumberedWrites.write(store, epoch, number);
                files.add(Files.readAllBytes(original.resolve(FileFeedStore.FILE_NAME)));
            }
            assertThat(store.count(NumberedWrites.FEED, Section.PARKED)).isEqualTo(WRITES);
        }
        return files;
    }
}
