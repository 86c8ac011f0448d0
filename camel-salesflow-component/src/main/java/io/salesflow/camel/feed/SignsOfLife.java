package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other processes that share the store that one runs the feed, also while its polls fail or take long: so they can see if
 * none does. In a store that no other process can see there are none.
 */
final class SignsOfLife {
    private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);
    private static final String ACTIVE = "active";

    private final FeedStore store;
    private final String feedId;
    private final long epoch;

    SignsOfLife(FeedStore store, String feedId, long epoch) {
        this.store = store;
        this.feedId = feedId;
        this.epoch = epoch;
    }

    /** Writes one. What is done with the feed goes on where that fails; who was deposed is told so when the feed is used next. */
    void give(Instant now) {
        if (store.isShared()) {
            byte[] time = now.toString().getBytes(StandardCharsets.US_ASCII);
            try {
                store.write(feedId, epoch, new FeedWrite().put(Section.STATE, ACTIVE, time));
            } catch (FencedException e) {
                LOG.debug("Feed {}: there is no sign of life to give: {}", feedId, e.getMessage());
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
