package io.salesflow.camel.feed.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files as MVStore sees them, opened so that an interrupted thread doesn't close them. Java closes a {@link FileChannel}
 * when a thread that uses it is interrupted, as Camel does with its threads when it stops in a hurry. Public because
 * MVStore makes instances of it; of no use to anybody else.
 */
public class UninterruptibleFilePath extends FilePathWrapper {
    private static final String SCHEME = "salesflowuninterruptible";

    /** Makes the scheme known to MVStore, and returns it. */
    static String register() {
        FilePath.register(new UninterruptibleFilePath());
        return SCHEME;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new UninterruptibleFileChannel(getBase().toString(), mode);
    }
}
