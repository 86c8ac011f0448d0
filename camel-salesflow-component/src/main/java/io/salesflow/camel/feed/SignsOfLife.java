package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who share the store that a process runs the feed, also while its polls fail: so they can see if none does. Not safe
 * for several threads.
 */
final class SignsOfLife {
    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);
    private static final String ACTIVE = "active";
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(20);

    private final FeedStore store;
    private final String feedId;
    private final long epoch;
    private Instant last = Instant.MIN;

    SignsOfLife(FeedStore store, String feedId, long epoch) {
        this.store = store;
        this.feedId = feedId;
        this.epoch = epoch;
    }

    /**
     * Writes one, unless the last is only seconds ago. What is done with the feed goes on where that fails.
     *
     * @throws FencedException if another process has taken the feed over
     */
    void give(Instant now) {
        if (last == Instant.MIN || Duration.between(last, now).abs().compareTo(LEAST_BETWEEN) >= 0) {
            last = now;
            byte[] time = now.toString().getBytes(StandardCharsets.US_ASCII);
            try {
                store.write(feedId, epoch, new FeedWrite().put(Section.STATE, ACTIVE, time));
            } catch (FencedException e) {
                throw e;
            } catch (FeedStoreException e) {
                LOG.warn("Feed {}: others could not be shown that it runs here: {}", feedId, e.getMessage());
            }
        }
    }

    /** When the last one was given, by the clock of who gave it; null if there was none. */
    static Instant last(FeedStore store, String feedId) {
        byte[] time = store.read(feedId, Section.STATE, List.of(ACTIVE)).get(ACTIVE);
        return time == null ? null : Instant.parse(new String(time, StandardCharsets.US_ASCII));
    }
}
