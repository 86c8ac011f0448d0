package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Creates and opens a {@link FeedFile}. A file that can't be read, isn't ours, or is of a later version, is left as it is.
 */
final class FeedFiles {
    /** The version of what is in the file: its maps, their names, and the form of what is in them. */
    static final int FORMAT = 1;

    private static final int MOST_CACHE_MEGABYTES = 16;
    private static final int MEMORY_PER_CACHE = 8;

    private final Path path;
    private final String fileSystem;
    private final FileSync sync;

    /** @param fileSystem the prefix by which MVStore finds the file system */
    FeedFiles(Path path, String fileSystem, FileSync sync) {
        this.path = path;
        this.fileSystem = fileSystem;
        this.sync = sync;
    }

    /** @throws FeedStoreException if the file can't be read or isn't ours; {@link MVStoreException} may come, too */
    FeedFile open() {
        if (!Files.exists(path)) {
            create();
        }
        checkNotEmpty();
        MVStore store = open(path);
        try {
            checkFormat(store.getStoreVersion());
            FeedFile file = new FeedFile(store, sync);
            if (!store.getStoreHeader().containsKey(FeedFile.CLOSED_PROPERLY)) {
                file.verify();
            }
            return file;
        } catch (RuntimeException failure) {
            store.closeImmediately();
            throw failure;
        }
    }

    /** MVStore would begin a new store in an empty file; but ours are never empty. */
    private void checkNotEmpty() {
        try {
            if (Files.size(path) == 0) {
                throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "The file is empty");
            }
        } catch (IOException failure) {
            throw new FeedStoreException("Could not read the feed store " + path + ": " + failure, failure);
        }
    }

    private void checkFormat(int format) {
        if (format == 0) {
            throw new FeedStoreException("The file " + path
                    + " is an MVStore, but not one of feeds. It was left as it is;" + " use another state directory.");
        }
        if (format > FORMAT) {
            throw new FeedStoreException("The feed store " + path + " is of format " + format + ", and this version of"
                    + " camel-salesflow knows formats up to " + FORMAT + ". It was left as it is; use the version that"
                    + " wrote it, or a later one.");
        }
    }

    /** Under another name first, so that a file of this name that is empty or short was never made by us. */
    private void create() {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            try (MVStore store = open(fresh)) {
                store.setStoreVersion(FORMAT);
                store.commit();
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
        } catch (IOException failure) {
            throw new FeedStoreException("Could not create the feed store " + path + ": " + failure, failure);
        }
    }

    private void syncDirectory() {
        try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException ignored) {
            // Windows does not open directories, and writes their entries by itself.
        }
    }

    /** Without a thread and without commits of its own: a write would not be whole then. */
    private MVStore open(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(fileSystem + ":" + file)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(cacheMegabytes())
                .open();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        return store;
    }

    private static int cacheMegabytes() {
        long share = Runtime.getRuntime().maxMemory() / MEMORY_PER_CACHE >> 20;
        return (int) Math.max(1, Math.min(MOST_CACHE_MEGABYTES, share));
    }
}
