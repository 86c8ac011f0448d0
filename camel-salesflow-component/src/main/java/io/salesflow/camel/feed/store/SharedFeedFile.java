package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStoreException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * The file between its users: one changes it, or several read it. After a change that failed the file is closed, which
 * takes the change back, and opened again when it is next wanted.
 */
final class SharedFeedFile implements AutoCloseable {
    private final Path path;
    private final FeedFiles files;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private FeedFile file;
    private boolean isClosed;

    /** @throws FeedStoreException if the file can't be opened */
    SharedFeedFile(Path path, FeedFiles files) {
        this.path = path;
        this.files = files;
        openIfNeeded();
    }

    <T> T read(Function<FeedFile, T> reading) {
        lock.readLock().lock();
        try {
            if (file != null) {
                return FileFailures.translated(path, () -> reading.apply(file));
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            openIfNeeded();
            return FileFailures.translated(path, () -> reading.apply(file));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * @param entries about how many the change changes
     * @param change may throw a {@link FeedStoreException}, as long as it has not changed anything yet
     */
    <T> T change(int entries, Function<FeedFile, T> change) {
        lock.writeLock().lock();
        try {
            openIfNeeded();
            return FileFailures.translated(path, () -> changed(entries, change));
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            isClosed = true;
            FeedFile closing = file;
            file = null;
            if (closing != null) {
                FileFailures.translated(path, () -> {
                    closing.close();
                    return null;
                });
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void openIfNeeded() {
        if (isClosed) {
            throw new FeedStoreException("The feed store " + path + " is closed");
        }
        if (file == null) {
            file = FileFailures.translated(path, files::open);
        }
    }

    private <T> T changed(int entries, Function<FeedFile, T> change) {
        try {
            T result = change.apply(file);
            file.commit(entries);
            return result;
        } catch (FeedStoreException refusal) {
            throw refusal;
        } catch (RuntimeException | Error failure) {
            file.abandon();
            file = null;
            throw failure;
        }
    }
}
