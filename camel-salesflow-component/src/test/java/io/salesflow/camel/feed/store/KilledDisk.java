package io.salesflow.camel.feed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk that shows what is on it when the process is killed in the middle of a write: a part of it, from the start. */
public final class KilledDisk extends FilePathWrapper {
    private static Consumer<byte[]> kill;
    private static Random random;

    /**
     * Prepares the disk, and returns the name of its file system.
     *
     * @param observer gets what a kill might leave of a file, in each write
     */
    static String observed(Random seeded, Consumer<byte[]> observer) {
        random = seeded;
        kill = observer;
        FilePath.register(new KilledDisk());
        return "killed:" + UninterruptibleFilePath.register();
    }

    @Override
    public String getScheme() {
        return "killed";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path path = Path.of(unwrap().unwrap().toString());
        return new UninterruptibleFileChannel(path.toString(), mode) {
            @Override
            public int write(ByteBuffer source, long position) throws IOException {
                int start = source.position();
                int end = source.limit();
                source.limit(start + random.nextInt(end - start));
                super.write(source, position);
                kill.accept(Files.readAllBytes(path));
                source.limit(end).position(start);
                return super.write(source, position);
            }
        };
    }
}
