package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes sure that one store uses a directory. The operating system drops it at the end of the process. */
final class DirectoryLock implements AutoCloseable {
    /** Locks of this process: where one file is opened twice, to close the second would drop the lock of the first. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws FeedStoreException if another store has it, in this process or in another one */
    static DirectoryLock of(Path file) {
        if (!TAKEN.add(file)) {
            throw inUse(file);
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
        } catch (OverlappingFileLockException failure) {
            throw inUse(file);
        } catch (IOException failure) {
            throw new FeedStoreException("Could not lock the feed store with " + file + ": " + failure, failure);
        } finally {
            if (lock == null) {
                close(channel);
                TAKEN.remove(file);
            }
        }
        if (lock == null) {
            throw inUse(file);
        }
        return new DirectoryLock(file, channel);
    }

    private static FeedStoreException inUse(Path file) {
        return new FeedStoreException("The feed store in " + file.getParent()
                + " is in use already, by another process or"
                + " by this one: it has a lock on " + file + ". Stop the other one, give each process a state directory"
                + " of its own, or keep the state in a database.");
    }

    @Override
    public void close() {
        close(channel);
        TAKEN.remove(file);
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // Closing a file that was only locked loses nothing.
        }
    }
}
