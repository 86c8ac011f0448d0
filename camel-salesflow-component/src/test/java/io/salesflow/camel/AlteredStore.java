package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedWrite;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A store that does something else than what it is told, by the methods that a subclass replaces. */
class AlteredStore implements FeedStore {
    private final FeedStore store;

    AlteredStore(FeedStore store) {
        this.store = store;
    }

    @Override
    public long takeOver(String feedId) {
        return store.takeOver(feedId);
    }

    @Override
    public long epoch(String feedId) {
        return store.epoch(feedId);
    }

    @Override
    public Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
        return store.read(feedId, section, keys);
    }

    @Override
    public Stream<Map.Entry<String, byte[]>> all(String feedId, Section section) {
        return store.all(feedId, section);
    }

    @Override
    public long count(String feedId, Section section) {
        return store.count(feedId, section);
    }

    @Override
    public void write(String feedId, long epoch, FeedWrite write) {
        store.write(feedId, epoch, write);
    }

    @Override
    public void forget(String feedId) {
        store.forget(feedId);
    }

    @Override
    public List<String> feeds() {
        return store.feeds();
    }

    @Override
    public void close() {
        store.close();
    }
}
