package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStoreException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a feed begin when its store is there. A process that the cluster makes leader starts its consumer once only, whatever
 * becomes of that: without a second attempt nobody would poll until somebody starts the process again.
 */
final class AwaitedStore {
    /** Until the store is tried again. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(AwaitedStore.class);

    private final String feedId;
    private final Begin begin;
    private final BiConsumer<Duration, Runnable> timer;
    private final ExceptionHandler failures;
    private final ReentrantLock lock = new ReentrantLock();
    private Object attempt;

    /** What needs the store; a {@link FeedStoreException} is worth another attempt, anything else is told to the handler. */
    AwaitedStore(String feedId, Begin begin, BiConsumer<Duration, Runnable> timer, ExceptionHandler failures) {
        this.feedId = feedId;
        this.begin = begin;
        this.timer = timer;
        this.failures = failures;
    }

    /** Something that fails while the store is not there. */
    @FunctionalInterface
    interface Begin {
        void begin() throws Exception;
    }

    /** Begins after a pause, and again after another one, until the store is there or nobody waits for it any more. */
    void beginLater(FeedStoreException failure) {
        LOG.warn(
                "Feed {}: it can't be taken over yet; that is tried again in {} s: {}",
                feedId,
                PAUSE.toSeconds(),
                failure.getMessage());
        Object next = new Object();
        lock.lock();
        try {
            attempt = next;
        } finally {
            lock.unlock();
        }
        timer.accept(PAUSE, () -> tryAgain(next));
    }

    /** Waits no longer; an attempt that is under way is awaited. */
    void forget() {
        lock.lock();
        try {
            attempt = null;
        } finally {
            lock.unlock();
        }
    }

    private void tryAgain(Object mine) {
        lock.lock();
        try {
            if (attempt == mine) {
                attempt = null;
                begin.begin();
            }
        } catch (FeedStoreException e) {
            beginLater(e);
        } catch (Exception e) {
            failures.handleException("Feed " + feedId + " can't begin. Mend that, and start its route again", e);
        } finally {
            lock.unlock();
        }
    }
}
