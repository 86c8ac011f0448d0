package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import io.salesflow.camel.feed.FencedException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Keeps what feeds know in memory, for tests and for those who ask for it: at the end of the process all is forgotten, and
 * the next one delivers everything again.
 */
public final class MemoryFeedStore implements FeedStore {
    private final Map<String, Feed> feeds = new TreeMap<>();
    private boolean closed;

    @Override
    public synchronized long takeOver(String feedId) {
        checkOpen();
        FeedKeys.check(feedId);
        Feed feed = feeds.computeIfAbsent(feedId, id -> new Feed());
        feed.isListed = true;
        return ++feed.epoch;
    }

    @Override
    public synchronized long epoch(String feedId) {
        checkOpen();
        Feed feed = feeds.get(feedId);
        return feed == null ? 0 : feed.epoch;
    }

    @Override
    public synchronized Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
        Map<String, byte[]> values = values(feedId, section);
        Map<String, byte[]> found = new HashMap<>();
        for (String key : keys) {
            byte[] value = values.get(key);
            if (value != null) {
                found.put(key, value.clone());
            }
        }
        return found;
    }

    @Override
    public synchronized Stream<Map.Entry<String, byte[]>> all(String feedId, Section section) {
        Map<String, byte[]> copy = new TreeMap<>(values(feedId, section));
        return copy.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().clone()));
    }

    @Override
    public synchronized long count(String feedId, Section section) {
        return values(feedId, section).size();
    }

    @Override
    public synchronized void write(String feedId, long epoch, FeedWrite write) {
        long current = epoch(feedId);
        if (epoch != current || current == 0) {
            throw new FencedException(feedId, epoch, current);
        }
        FeedKeys.check(write);
        Feed feed = feeds.get(feedId);
        write.values().forEach((section, values) -> values.forEach((key, value) -> feed.put(section, key, value)));
    }

    @Override
    public synchronized void forget(String feedId) {
        checkOpen();
        Feed feed = feeds.get(feedId);
        if (feed != null) {
            feed.sections.clear();
            feed.isListed = false;
            feed.epoch++;
        }
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public synchronized List<String> feeds() {
        checkOpen();
        return feeds.keySet().stream().filter(id -> feeds.get(id).isListed).toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private Map<String, byte[]> values(String feedId, Section section) {
        checkOpen();
        Feed feed = feeds.get(feedId);
        return feed == null ? Map.of() : feed.sections.getOrDefault(section, Map.of());
    }

    private void checkOpen() {
        if (closed) {
            throw new FeedStoreException("The feed store in memory is closed");
        }
    }

    private static final class Feed {
        private final Map<Section, Map<String, byte[]>> sections = new EnumMap<>(Section.class);
        private long epoch;
        private boolean isListed;

        private void put(Section section, String key, byte[] value) {
            Map<String, byte[]> values = sections.computeIfAbsent(section, name -> new TreeMap<>());
            if (value == null) {
                values.remove(key);
            } else {
                values.put(key, value.clone());
            }
        }
    }
}
