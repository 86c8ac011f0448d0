package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A store whose process ends at one of its writes: just before it, or just after. From then on it does nothing more. */
final class CrashingStore implements FeedStore {
    private final FeedStore store;
    private int writesLeft = Integer.MAX_VALUE;
    private boolean isLastWritten;
    private boolean hasCrashed;

    CrashingStore(FeedStore store) {
        this.store = store;
    }

    /** The end comes with that write from now, which is still made or not. */
    void crashAtWrite(int number, boolean isStillMade) {
        writesLeft = number;
        isLastWritten = isStillMade;
    }

    boolean hasCrashed() {
        return hasCrashed;
    }

    @Override
    public long takeOver(String feedId) {
        checkAlive();
        return store.takeOver(feedId);
    }

    @Override
    public long epoch(String feedId) {
        checkAlive();
        return store.epoch(feedId);
    }

    @Override
    public Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
        checkAlive();
        return store.read(feedId, section, keys);
    }

    @Override
    public Stream<Map.Entry<String, byte[]>> all(String feedId, Section section) {
        checkAlive();
        return store.all(feedId, section);
    }

    @Override
    public long count(String feedId, Section section) {
        checkAlive();
        return store.count(feedId, section);
    }

    @Override
    public void write(String feedId, long epoch, FeedWrite write) {
        checkAlive();
        if (--writesLeft > 0) {
            store.write(feedId, epoch, write);
            return;
        }
        hasCrashed = true;
        if (isLastWritten) {
            store.write(feedId, epoch, write);
        }
        throw new FeedStoreException("crashed");
    }

    @Override
    public void forget(String feedId) {
        checkAlive();
        store.forget(feedId);
    }

    @Override
    public List<String> feeds() {
        checkAlive();
        return store.feeds();
    }

    @Override
    public void close() {
        // the store outlives the process
    }

    private void checkAlive() {
        if (hasCrashed) {
            throw new FeedStoreException("crashed");
        }
    }
}
