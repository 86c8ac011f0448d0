package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;

/**
 * The open file: a map of feeds, and for each feed and section a map of keys and values. Writers take turns; readers see
 * what is being written, so that they must wait for writers too, except for those who read a {@link FeedSnapshot}.
 */
final class FeedFile implements AutoCloseable {
    /** What MVStore puts into the header of a file when it closes it. */
    static final String CLOSED_PROPERLY = "clean";

    private static final String FEEDS = "feeds";
    private static final MVMap.Builder<String, byte[]> MAPS =
            new MVMap.Builder<String, byte[]>().keyType(TextType.INSTANCE).valueType(BytesType.INSTANCE);

    private final MVStore store;
    private final FileUpkeep upkeep;
    private final MVMap<String, byte[]> feeds;
    private final Map<String, MVMap<String, byte[]>> sections = new ConcurrentHashMap<>();
    private final Set<Usage> usages = ConcurrentHashMap.newKeySet();

    /** @param store with all of its maps closed still */
    FeedFile(MVStore store, FileSync sync) {
        this.store = store;
        this.upkeep = new FileUpkeep(store, sync);
        this.feeds = store.openMap(FEEDS, MAPS);
        for (String name : store.getMapNames()) {
            if (!name.equals(FEEDS)) {
                sections.put(name, store.openMap(name, MAPS));
            }
        }
    }

    /** Reads everything, so that damage shows now, and not in the middle of a feed. */
    void verify() {
        feeds.forEach((feedId, bytes) -> FeedRecord.of(bytes));
        for (MVMap<String, byte[]> section : sections.values()) {
            long entries = 0;
            for (Cursor<String, byte[]> cursor = section.cursor(null); cursor.hasNext(); cursor.next()) {
                entries++;
            }
            if (entries != section.sizeAsLong()) {
                throw DataUtils.newMVStoreException(
                        DataUtils.ERROR_FILE_CORRUPT, "{0} of {1} entries are there", entries, section.sizeAsLong());
            }
        }
    }

    /** What is known of a feed; null if it was never taken over. */
    FeedRecord feed(String feedId) {
        byte[] bytes = feeds.get(feedId);
        return bytes == null ? null : FeedRecord.of(bytes);
    }

    /** The feed with the next free number, not written yet. */
    FeedRecord newFeed() {
        return new FeedRecord(feeds.size(), 0, false);
    }

    void put(String feedId, FeedRecord feed) {
        feeds.put(feedId, feed.toBytes());
    }

    List<String> listedFeeds() {
        List<String> listed = new ArrayList<>();
        feeds.forEach((feedId, bytes) -> {
            if (FeedRecord.of(bytes).isListed()) {
                listed.add(feedId);
            }
        });
        return listed;
    }

    /** The map of a section; null if nothing was ever written to it. */
    MVMap<String, byte[]> section(FeedRecord feed, Section section) {
        return feed == null ? null : sections.get(name(feed, section));
    }

    /** The map of a section, made if need be. */
    MVMap<String, byte[]> sectionForWriting(FeedRecord feed, Section section) {
        return sections.computeIfAbsent(name(feed, section), name -> store.openMap(name, MAPS));
    }

    /** A section as it is now, whatever is written later; to be closed, as the file can't reuse that space until then. */
    FeedSnapshot snapshot(MVMap<String, byte[]> section, Path path) {
        Usage usage = new Usage(store.registerVersionUsage());
        usages.add(usage);
        return new FeedSnapshot(path, section.cursor(null), () -> {
            if (usages.remove(usage)) {
                store.deregisterVersionUsage(usage.counter);
            }
        });
    }

    /**
     * Makes all changes since the last time valid at once.
     *
     * @param entries about how many were changed
     */
    void commit(int entries) {
        upkeep.beforeCommit(entries);
        commitWithHeader();
        upkeep.afterCommit();
    }

    /**
     * MVStore writes the file's header now and then only, and guesses after a crash where the last chunk is; if the crash was
     * in the middle of a write, it may miss the ones before. It always writes the header when it has to take the mark of a
     * proper end out.
     */
    private void commitWithHeader() {
        store.getStoreHeader().put(CLOSED_PROPERLY, 1);
        try {
            store.commit();
        } finally {
            store.getStoreHeader().remove(CLOSED_PROPERLY);
        }
    }

    /** Writes that all is well; the next one to open the file need not look. */
    @Override
    public void close() {
        usages.forEach(usage -> store.deregisterVersionUsage(usage.counter));
        usages.clear();
        upkeep.close();
        store.close();
    }

    /** Closes the file as a crash would: what was not committed is gone. */
    void abandon() {
        store.closeImmediately();
    }

    private static String name(FeedRecord feed, Section section) {
        return feed.number() + "." + section.name();
    }

    /** One reader of a version. Those of the same version have the same counter, so it is not a record, which would be equal. */
    private static final class Usage {
        private final TxCounter counter;

        Usage(TxCounter counter) {
            this.counter = counter;
        }
    }
}
