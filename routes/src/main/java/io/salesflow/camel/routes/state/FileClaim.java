package io.salesflow.camel.routes.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The claim of one program on a file: a lock on a file beside it that ends with {@code .lock}. The operating system drops it at the
 * end of the process.
 */
public final class FileClaim implements Closeable {
    /** Those of this process: where one file is opened twice, to close the second would drop the lock of the first. */
    private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FileClaim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Claims a file, which need not be there. Its folder is made.
     *
     * @return empty if somebody has it, in this process or in another one
     * @throws IOException if that can't be told
     */
    public static Optional<FileClaim> on(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path lockFile = folder.toRealPath().resolve(absolute.getFileName() + ".lock");
        if (!CLAIMED.add(lockFile)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        } finally {
            if (lock == null) {
                CLAIMED.remove(lockFile);
                if (channel != null) {
                    channel.close();
                }
            }
        }
        return Optional.ofNullable(lock).map(taken -> new FileClaim(lockFile, taken.channel()));
    }

    /** Gives it up. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                CLAIMED.remove(file);
            }
        }
    }
}
