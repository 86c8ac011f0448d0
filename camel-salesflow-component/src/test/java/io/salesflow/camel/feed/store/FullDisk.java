package io.salesflow.camel.feed.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk with so much space left; a write that needs more is done as far as there is space, and fails. */
public final class FullDisk extends FilePathWrapper {
    private static final AtomicLong SPACE = new AtomicLong();

    /** Prepares the disk, and returns the name of its file system. */
    static String withSpace(long bytes) {
        SPACE.set(bytes);
        FilePath.register(new FullDisk());
        return "full:" + UninterruptibleFilePath.register();
    }

    static void free(long bytes) {
        SPACE.set(bytes);
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new UninterruptibleFileChannel(unwrap().unwrap().toString(), mode) {
            @Override
            public int write(ByteBuffer source, long position) throws IOException {
                int end = source.limit();
                long grown = position + source.remaining() - size();
                if (grown <= 0 || SPACE.addAndGet(-grown) >= 0) {
                    return super.write(source, position);
                }
                source.limit((int) Math.max(source.position(), end + SPACE.get()));
                super.write(source, position);
                source.limit(end);
                throw new IOException("No space left on device");
            }
        };
    }
}
