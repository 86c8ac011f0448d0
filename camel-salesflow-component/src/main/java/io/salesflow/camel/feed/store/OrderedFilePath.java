package io.salesflow.camel.feed.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;

/**
 * Files whose writes reach the disk in order: what is written is on the disk before its last block is. MVStore believes a
 * chunk whose last block is there, so that a power failure can't leave one that looks whole and isn't. Public because
 * MVStore makes instances of it; of no use to anybody else.
 */
public final class OrderedFilePath extends UninterruptibleFilePath {
    private static final String SCHEME = "salesflowordered";

    /** Makes the scheme known to MVStore, and returns it. */
    static String register() {
        FilePath.register(new OrderedFilePath());
        return SCHEME;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new OrderedFileChannel(getBase().toString(), mode);
    }
}
