package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import io.salesflow.camel.feed.FencedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * Keeps what feeds know in one file, {@value #FILE_NAME}, of a directory. What a write returned from survives the end of the
 * process, by any signal; what survives a power failure is the choice of {@link FileSync}. One process uses a directory at
 * a time.
 *
 * <p>Where a write fails, for want of space on the disk, say, the store goes back to what it was before, and can be used
 * again as soon as there is space. Where the disk fails at the very end of a write, it may turn out to be done; never half
 * of it.
 */
public final class FileFeedStore implements FeedStore {
    /** The name of the file. */
    public static final String FILE_NAME = "salesflow-feeds.mv.db";

    private static final String LOCK_NAME = "salesflow-feeds.lock";

    private final Path path;
    private final DirectoryLock directoryLock;
    private final SharedFeedFile file;

    /**
     * Opens the store in a directory, which is created if need be. Syncs {@link FileSync#EACH_SECOND}.
     *
     * @throws FeedStoreException if another process uses it, or if the file is damaged, not ours, or of a later version
     */
    public FileFeedStore(Path directory) {
        this(directory, FileSync.EACH_SECOND);
    }

    /**
     * Opens the store in a directory, which is created if need be.
     *
     * @throws FeedStoreException if another process uses it, or if the file is damaged, not ours, or of a later version
     */
    public FileFeedStore(Path directory, FileSync sync) {
        this(
                directory,
                sync,
                sync == FileSync.EACH_WRITE ? OrderedFilePath.register() : UninterruptibleFilePath.register());
    }

    FileFeedStore(Path directory, FileSync sync, String fileSystem) {
        Path real = created(directory);
        this.path = real.resolve(FILE_NAME);
        this.directoryLock = DirectoryLock.of(real.resolve(LOCK_NAME));
        try {
            this.file = new SharedFeedFile(path, new FeedFiles(path, fileSystem, sync));
        } catch (RuntimeException | Error failure) {
            directoryLock.close();
            throw failure;
        }
    }

    @Override
    public long takeOver(String feedId) {
        FeedKeys.check(feedId);
        return file.change(1, open -> {
            FeedRecord before = open.feed(feedId);
            FeedRecord feed = (before == null ? open.newFeed() : before).takenOver();
            open.put(feedId, feed);
            return feed.epoch();
        });
    }

    @Override
    public long epoch(String feedId) {
        return file.read(open -> epoch(open.feed(feedId)));
    }

    @Override
    public Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
        return file.read(open -> {
            Map<String, byte[]> found = new HashMap<>(keys.size() * 2);
            MVMap<String, byte[]> values = open.section(open.feed(feedId), section);
            if (values != null) {
                LeafLookup lookup = new LeafLookup(values);
                for (String key : keys) {
                    byte[] value = lookup.value(key);
                    if (value != null) {
                        found.put(key, value.clone());
                    }
                }
            }
            return found;
        });
    }

    @Override
    public Stream<Map.Entry<String, byte[]>> all(String feedId, Section section) {
        return file.read(open -> {
            MVMap<String, byte[]> values = open.section(open.feed(feedId), section);
            return values == null ? Stream.empty() : open.snapshot(values, path).stream();
        });
    }

    @Override
    public long count(String feedId, Section section) {
        return file.read(open -> {
            MVMap<String, byte[]> values = open.section(open.feed(feedId), section);
            return values == null ? 0L : values.sizeAsLong();
        });
    }

    @Override
    public void write(String feedId, long epoch, FeedWrite write) {
        FeedKeys.check(write);
        int entries = write.values().values().stream().mapToInt(Map::size).sum();
        file.change(entries, open -> {
            FeedRecord feed = open.feed(feedId);
            if (feed == null || feed.epoch() != epoch) {
                throw new FencedException(feedId, epoch, epoch(feed));
            }
            write.values().forEach((section, values) -> put(open.sectionForWriting(feed, section), values));
            return feed;
        });
    }

    @Override
    public void forget(String feedId) {
        file.change(1, open -> {
            FeedRecord feed = open.feed(feedId);
            if (feed != null) {
                for (Section section : Section.values()) {
                    MVMap<String, byte[]> values = open.section(feed, section);
                    if (values != null) {
                        values.clear();
                    }
                }
                open.put(feedId, feed.forgotten());
            }
            return feed;
        });
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public List<String> feeds() {
        return file.read(FeedFile::listedFeeds);
    }

    /** @throws FeedStoreException if the disk fails; what writes returned from is there even so */
    @Override
    public void close() {
        try {
            file.close();
        } finally {
            directoryLock.close();
        }
    }

    private static void put(MVMap<String, byte[]> section, Map<String, byte[]> values) {
        values.forEach((key, value) -> {
            if (value == null) {
                section.remove(key);
            } else {
                section.put(key, value.clone());
            }
        });
    }

    private static long epoch(FeedRecord feed) {
        return feed == null ? 0 : feed.epoch();
    }

    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException failure) {
            throw new FeedStoreException(
                    "Could not create the state directory " + directory.toAbsolutePath() + ": " + failure, failure);
        }
    }
}
