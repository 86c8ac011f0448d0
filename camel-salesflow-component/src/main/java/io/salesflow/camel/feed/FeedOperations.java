package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * What people and tools want of the feeds in a store, whichever process runs them, or none. Nothing here takes a feed from
 * the one who runs it, except for {@link #forget}.
 *
 * <p>Every operation throws {@link IllegalArgumentException} if the store knows no such feed, and
 * {@link FeedStoreException} if it fails.
 */
public final class FeedOperations {
    private final FeedStore store;

    public FeedOperations(FeedStore store) {
        this.store = store;
    }

    /** The feeds in the store, by their ids. */
    public List<FeedStatus> list() {
        return store.feeds().stream().map(this::state).toList();
    }

    /** What is known of a feed. */
    public FeedStatus state(String feedId) {
        FeedState state = known(feedId);
        Requests.Open asked = new Requests(store, feedId).open();
        return new FeedStatus(
                feedId,
                state.elements().name(),
                store.epoch(feedId),
                state.hasBegun(),
                state.watermark(),
                state.lastFullScan(),
                store.count(feedId, Section.LEDGER),
                store.count(feedId, Section.ATTEMPTS),
                store.count(feedId, Section.PARKED),
                asked.isFullScan(),
                asked.resetFrom(),
                null);
    }

    /** The ids of all feeds in the store; kept events of webhooks, which lie there too, are none. */
    public List<String> feeds() {
        return store.feeds().stream()
                .filter(feedId -> FeedState.read(store, feedId).elements() != null)
                .toList();
    }

    /** The changes that were given up. */
    public List<ParkedChange> parked(String feedId) {
        return parking(feedId).list();
    }

    /**
     * Has parked changes delivered again with the next scan.
     *
     * @param keys of the parked changes
     * @return how many of those keys there were
     */
    public int replay(String feedId, Collection<String> keys) {
        return parking(feedId).replay(keys);
    }

    /** Has all parked changes delivered again with the next scan; returns how many there were. */
    public int replayAll(String feedId) {
        return parking(feedId).replay(keys(feedId));
    }

    /**
     * Removes parked changes for good.
     *
     * @param keys of the parked changes
     * @return how many of those keys there were
     */
    public int discard(String feedId, Collection<String> keys) {
        return parking(feedId).discard(keys);
    }

    /** Removes all parked changes for good; returns how many there were. */
    public int discardAll(String feedId) {
        return parking(feedId).discard(keys(feedId));
    }

    /** Asks for a scan of the whole list with the next poll. */
    public void scan(String feedId) {
        known(feedId);
        new Requests(store, feedId).scan();
    }

    /**
     * Has everything delivered again, as new, that has this time or a later one in the data; with the next scan.
     *
     * @param from the time; {@link Instant#MIN} for everything, also what has no time
     */
    public void reset(String feedId, Instant from) {
        known(feedId);
        new Requests(store, feedId).reset(from);
    }

    /**
     * Forgets all about a feed, also what is parked. When it runs next it begins as if for the first time; one that runs now
     * can write no more and fails until it is started again.
     */
    public void forget(String feedId) {
        known(feedId);
        store.forget(feedId);
    }

    /**
     * When a process that runs the feed last showed that it does, by that process's clock and to some 20 seconds; null if none
     * ever did, and in a store that processes don't share.
     */
    public Instant lastActive(String feedId) {
        return SignsOfLife.last(store, feedId);
    }

    private List<String> keys(String feedId) {
        return parked(feedId).stream().map(ParkedChange::key).toList();
    }

    private Parking parking(String feedId) {
        return new Parking(store, feedId, new PendingChangeFormat(known(feedId).elements()), InstantSource.system());
    }

    private FeedState known(String feedId) {
        FeedState state = FeedState.read(store, feedId);
        if (state.elements() == null) {
            throw new IllegalArgumentException("There is no feed '" + feedId + "' in the store. It knows " + feeds());
        }
        return state;
    }
}
