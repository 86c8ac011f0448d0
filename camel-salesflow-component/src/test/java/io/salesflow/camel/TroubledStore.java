package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The store as one process has it. The process can end at one of its writes, just before it or just after, and from then on
 * does nothing more; and uses of the store can fail, also at the very end of a write that is made.
 */
final class TroubledStore implements FeedStore {
    private final FeedStore store;
    private int writesUntilCrash = Integer.MAX_VALUE;
    private int usesUntilFailure = Integer.MAX_VALUE;
    private boolean isLastWritten;
    private boolean hasCrashed;
    private boolean hasFailed;

    TroubledStore(FeedStore store) {
        this.store = store;
    }

    /** The end comes with that write from now, which is still made or not. */
    void crashAtWrite(int number, boolean isStillMade) {
        writesUntilCrash = number;
        isLastWritten = isStillMade;
    }

    /** That use from now fails; if it is a write, it is made nevertheless or not. */
    void failAtUse(int number, boolean isStillMade) {
        usesUntilFailure = number;
        isLastWritten = isStillMade;
    }

    /** There is no more trouble to come. */
    void calmDown() {
        writesUntilCrash = Integer.MAX_VALUE;
        usesUntilFailure = Integer.MAX_VALUE;
    }

    boolean hasCrashed() {
        return hasCrashed;
    }

    /** Whether a use has failed since this was asked last. */
    boolean hasFailed() {
        boolean failed = hasFailed;
        hasFailed = false;
        return failed;
    }

    /** Looks at what is stored, whatever trouble there is. */
    <T> T untroubled(Supplier<T> question) {
        int writes = writesUntilCrash;
        int uses = usesUntilFailure;
        boolean crashed = hasCrashed;
        calmDown();
        hasCrashed = false;
        try {
            return question.get();
        } finally {
            writesUntilCrash = writes;
            usesUntilFailure = uses;
            hasCrashed = crashed;
        }
    }

    @Override
    public long takeOver(String feedId) {
        use();
        return store.takeOver(feedId);
    }

    @Override
    public long epoch(String feedId) {
        use();
        return store.epoch(feedId);
    }

    @Override
    public Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
        use();
        return store.read(feedId, section, keys);
    }

    @Override
    public Stream<Map.Entry<String, byte[]>> all(String feedId, Section section) {
        use();
        return store.all(feedId, section);
    }

    @Override
    public long count(String feedId, Section section) {
        use();
        return store.count(feedId, section);
    }

    @Override
    public void write(String feedId, long epoch, FeedWrite write) {
        checkAlive();
        boolean isCrash = --writesUntilCrash <= 0;
        boolean isFailure = --usesUntilFailure == 0;
        if (!isCrash && !isFailure) {
            store.write(feedId, epoch, write);
            return;
        }
        hasCrashed = isCrash;
        hasFailed |= isFailure;
        if (isLastWritten) {
            store.write(feedId, epoch, write);
        }
        throw new FeedStoreException(isCrash ? "crashed" : "the connection is lost");
    }

    @Override
    public void forget(String feedId) {
        use();
        store.forget(feedId);
    }

    @Override
    public List<String> feeds() {
        use();
        return store.feeds();
    }

    @Override
    public void close() {
        // the store outlives the process
    }

    private void use() {
        checkAlive();
        if (--usesUntilFailure == 0) {
            hasFailed = true;
            throw new FeedStoreException("the connection is lost");
        }
    }

    private void checkAlive() {
        if (hasCrashed) {
            throw new FeedStoreException("crashed");
        }
    }
}
