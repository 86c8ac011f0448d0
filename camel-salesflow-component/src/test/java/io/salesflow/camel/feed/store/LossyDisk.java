package io.salesflow.camel.feed.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk that may lose, when the power fails, any block that was written since it was last forced to keep them. Writes reach
 * it as those of {@link OrderedFilePath} do.
 */
public final class LossyDisk extends FilePathWrapper {
    private static final int BLOCK_SIZE = 4096;
    private static Consumer<byte[]> powerFailure;
    private static Random random;

    /**
     * Prepares the disk, and returns the name of its file system.
     *
     * @param observer gets what a power failure might leave of a file, at each moment before the disk is forced
     */
    static String observed(Random seeded, Consumer<byte[]> observer) {
        random = seeded;
        powerFailure = observer;
        FilePath.register(new LossyDisk());
        return "lossy:" + OrderedFilePath.register();
    }

    @Override
    public String getScheme() {
        return "lossy";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path path = Path.of(unwrap().unwrap().toString());
        return new OrderedFileChannel(path.toString(), mode) {
            private byte[] kept = Files.readAllBytes(path);

            @Override
            public void force(boolean withMetadata) throws IOException {
                byte[] written = Files.readAllBytes(path);
                powerFailure.accept(afterPowerFailure(kept, written));
                super.force(withMetadata);
                kept = written;
            }
        };
    }

    private static byte[] afterPowerFailure(byte[] kept, byte[] written) {
        byte[] left = Arrays.copyOf(kept, random.nextBoolean() ? kept.length : written.length);
        for (int start = 0; start < Math.min(left.length, written.length); start += BLOCK_SIZE) {
            if (random.nextBoolean()) {
                int end = Math.min(start + BLOCK_SIZE, Math.min(left.length, written.length));
                System.arraycopy(written, start, left, start, end - start);
            }
        }
        return left;
    }

    /** Writes a file, as the observer can't throw what that throws. */
    static void put(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
