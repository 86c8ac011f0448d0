package io.salesflow.camel.feed;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;

/**
 * A feed from when it was taken over until it is stopped: what it knows of itself, and when it reads the whole list. Not safe for
 * several threads.
 */
final class FeedRun {
    private final FeedSettings settings;
    private final FeedStore store;
    private final Ownership ownership;
    private final Requests requests;
    private final FullScans fullScans;
    private final long epoch;
    private final SignsOfLife signs;
    private FeedState state;

    /**
     * Takes the feed over from whoever had it.
     *
     * @throws IllegalArgumentException if the feed id is that of a feed of other elements
     */
    FeedRun(FeedSettings settings, Elements elements, FeedStore store) {
        this.settings = settings;
        this.store = store;
        this.ownership = new Ownership(store, settings.feedId());
        this.requests = new Requests(store, settings.feedId());
        this.fullScans = new FullScans(settings);
        FeedState.read(store, settings.feedId()).of(elements, settings.feedId());
        this.epoch = ownership.takeOver();
        this.signs = new SignsOfLife(store, settings.feedId(), epoch);
        this.state = FeedState.read(store, settings.feedId()).of(elements, settings.feedId());
    }

    long epoch() {
        return epoch;
    }

    FeedState state() {
        return state;
    }

    /** Fails if another process has taken the feed over. */
    void checkOwnership() {
        ownership.check();
    }

    /** The same, if this process may have been paused. */
    void checkOwnershipAfterPause() {
        ownership.checkAfterPause();
    }

    /** Shows others that somebody runs the feed. */
    void showLife(Instant now) {
        signs.give(now);
    }

    /** A scan of the whole list is due. */
    void askForFullScan() {
        fullScans.ask();
    }

    /** When the next scan of the whole list is due; null if that is with the next poll. */
    Instant nextFullScan() {
        return fullScans.next(state);
    }

    /** Begins a scan, with what was given up and is to be delivered again. */
    Beginning begin(boolean isFilterable, Instant now, Parking parking, Announcements announcements, Digest digest) {
        Requests.Open asked = requests.open();
        boolean isFull = fullScans.begin(state, isFilterable, asked, now);
        return new Beginning(
                now,
                isFull ? null : state.watermark().minus(settings.lookback()),
                asked,
                new Scan.Circumstances(
                        epoch,
                        state.hasBegun(),
                        asked.resetFrom(),
                        parking.toReplay(),
                        announcements,
                        parking,
                        digest,
                        true));
    }

    /** What there is to deliver of one element, or null: a push is a scan of it alone. */
    PendingChange difference(SalesflowRecord element, Parking parking, Announcements announcements, Digest digest) {
        Scan.Circumstances now = new Scan.Circumstances(
                epoch, state.hasBegun(), null, new HashMap<>(), announcements, parking, digest, false);
        try (ChangeQueue found = new ChangeQueue(state.elements(), 2)) {
            new Scan(settings, state.elements(), store, now, found, (identities, work) -> work.run()).read(element);
            found.seal();
            return found.isEmpty() ? null : found.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What people asked for until a scan began, was done by it. */
    void done(Beginning beginning) {
        FeedWrite done = new FeedWrite();
        requests.done(beginning.asked, done);
        if (!done.isEmpty()) {
            store.write(settings.feedId(), epoch, done);
        }
    }

    /** All that a scan found was delivered or parked. */
    void completed(OpenScan scan, Instant now) {
        state = state.after(scan.newest(), scan.isFull() ? now : null);
        fullScans.completed();
    }

    /**
     * How a scan begins.
     *
     * @param at when, by the local clock
     * @param from from when on the list is read; null for all of it
     * @param asked what people asked for until then
     */
    record Beginning(Instant at, Instant from, Requests.Open asked, Scan.Circumstances circumstances) {
        boolean isFull() {
            return from == null;
        }

        /** What the scan found, at its end. */
        FeedActivity.ScanSummary summary(Scan scan, ChangeQueue found, Instant end) {
            return new FeedActivity.ScanSummary(at, Duration.between(at, end), isFull(), scan.count(), found.size());
        }

        /** The scan, at its end, when what it found is to be delivered. */
        OpenScan open(Scan scan) {
            return new OpenScan(at, isFull(), scan.newest(), true);
        }
    }
}
