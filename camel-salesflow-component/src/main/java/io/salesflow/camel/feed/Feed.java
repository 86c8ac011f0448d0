package io.salesflow.camel.feed;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.feed.FeedStore.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list as a stream of changes: reads it, compares it with the ledger, hands out what is different, and notes what was
 * delivered, after it was. Nothing is marked before its delivery; the watermark moves only when all of a scan is delivered or
 * parked.
 *
 * <p>One thread scans and takes; any thread may say what became of a change.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int WRITTEN_AT_ONCE = 100;

    private final FeedSettings settings;
    private final Elements elements;
    private final FeedStore store;
    private final InstantSource clock;
    private final PendingChangeFormat format;
    private final Parking parking;

    private final Map<String, PendingChange> underWay = new HashMap<>();
    private final Set<String> replayed = new HashSet<>();
    private long epoch;
    private FeedState state;
    private ChangeQueue queue;
    private OpenScan open;
    private boolean isFullScanDue = true;
    private FeedWrite unwritten = new FeedWrite();
    private int unwrittenCount;

    /**
     * Makes a feed; nothing is read or taken over yet.
     *
     * @param clock tells when a full scan is due again; it has no part in what is seen in the data
     */
    public Feed(FeedSettings settings, Elements elements, FeedStore store, InstantSource clock) {
        this.settings = settings;
        this.elements = elements;
        this.store = store;
        this.clock = clock;
        this.format = new PendingChangeFormat(elements);
        this.parking = new Parking(store, settings.feedId(), format, clock);
    }

    /** Takes the feed over from whoever had it. */
    public synchronized void takeOver() {
        epoch = store.takeOver(settings.feedId());
        state = FeedState.read(store, settings.feedId());
        underWay.clear();
        replayed.clear();
        parking.load();
        unwritten = new FeedWrite();
        unwrittenCount = 0;
        isFullScanDue = true;
        closeQueue();
        open = null;
    }

    /** Whether there is something to take, or to wait for, of the last scan. */
    public synchronized boolean isBusy() {
        return !underWay.isEmpty() || queue != null && !queue.isEmpty();
    }

    /** Whether there is something to take. */
    public synchronized boolean hasNext() {
        return queue != null && !queue.isEmpty();
    }

    /**
     * Reads the list and finds the changes. To be called when the feed is not busy.
     *
     * @throws RuntimeException if the list can't be read or the store fails; the next scan is then a full one
     */
    public synchronized ScanSummary scan(ElementSource source) {
        boolean isFull = isFull(source);
        isFullScanDue = true;
        ChangeQueue found = new ChangeQueue(format, settings.mostInMemory());
        Map<String, PendingChange> replays = parking.toReplay();
        Scan scan = new Scan(settings, elements, store, epoch, state.hasBegun(), found, replays);
        boolean isDone = false;
        try (ElementSource.Elements answer =
                source.read(isFull ? null : state.watermark().minus(settings.lookback()))) {
            scan.read(answer);
            if (isFull) {
                scan.findMissing();
            }
            for (PendingChange again : replays.values()) {
                found.add(again);
            }
            replayed.addAll(replays.keySet());
            found.seal();
            isDone = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!isDone) {
                close(found);
            }
        }
        queue = found;
        open = new OpenScan(isFull, scan.newest());
        if (scan.repeated() > 0) {
            LOG.warn(
                    "Feed {}: {} elements came more than once in the same answer; the first counts",
                    settings.feedId(),
                    scan.repeated());
        }
        return new ScanSummary(isFull, scan.count(), found.size());
    }

    /**
     * Takes the next changes, oldest first. One that has failed before comes alone, so that it does not take others with it.
     *
     * @param most at most so many
     */
    public synchronized List<Change> take(int most) {
        List<Change> taken = new ArrayList<>();
        try {
            while (taken.size() < most && !queue.isEmpty()) {
                Change next = queue.peek().change();
                boolean isRetry = next.attempt() > 1;
                if (isRetry && !taken.isEmpty() || underWay.containsKey(next.identity())) {
                    break;
                }
                PendingChange pending = queue.take();
                underWay.put(pending.change().identity(), pending);
                taken.add(pending.change());
                if (isRetry) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken;
    }

    /** Notes that a change was delivered. */
    public synchronized void delivered(Change change) {
        PendingChange pending = underWay.remove(change.identity());
        if (pending == null) {
            return;
        }
        note(pending);
        replayed.remove(change.identity());
        parking.removeDelivered(change.identity(), unwritten);
        written();
    }

    /**
     * Notes that the delivery of a change failed. It is tried again with the next scan, until it is exhausted.
     *
     * @param reason why, in words; no secrets
     * @return whether it was parked
     */
    public synchronized boolean failed(Change change, String reason) {
        PendingChange pending = underWay.remove(change.identity());
        if (pending == null) {
            return false;
        }
        boolean isParked = replayed.remove(change.identity())
                || change.attempt() >= settings.maxAttempts() && !settings.isHeldWhenExhausted();
        if (isParked) {
            note(pending);
            parking.park(pending, reason, unwritten);
        } else {
            open = open.failed();
            unwritten.put(Section.ATTEMPTS, change.identity(), Attempts.bytes(pending));
        }
        written();
        return isParked;
    }

    /** Writes what was noted, and when all of a scan was delivered or parked, that it is complete. */
    public synchronized void settle() {
        if (open != null && !isBusy()) {
            if (open.isClean()) {
                state = new FeedState(
                        true,
                        later(state.watermark(), open.newest()),
                        open.isFull() ? clock.instant() : state.lastFullScan());
                state.addTo(unwritten);
                isFullScanDue = false;
            }
            write();
            open = null;
            closeQueue();
            return;
        }
        write();
    }

    /** The changes that were given up. */
    public List<ParkedChange> parked() {
        return parking.list();
    }

    /** Has parked changes delivered with the next scan; returns how many of those keys there were. */
    public int replay(List<String> keys) {
        return parking.replay(keys);
    }

    /** Removes parked changes for good; returns how many of those keys there were. */
    public int discard(List<String> keys) {
        return parking.discard(keys);
    }

    /** The newest time that was seen in the data of a complete scan, or null. */
    public synchronized Instant watermark() {
        return state == null ? null : state.watermark();
    }

    @Override
    public synchronized void close() {
        closeQueue();
    }

    private boolean isFull(ElementSource source) {
        if (settings.scan() == FeedSettings.Scan.FULL || !source.isFilterable() || state.watermark() == null) {
            return true;
        }
        if (settings.scan() == FeedSettings.Scan.FILTERED) {
            return false;
        }
        return isFullScanDue
                || state.lastFullScan() == null
                || !clock.instant().isBefore(state.lastFullScan().plus(settings.fullScanEvery()));
    }

    /** Puts what is known of the element now into the ledger. */
    private void note(PendingChange pending) {
        String identity = pending.change().identity();
        if (pending.entry().length == 0) {
            unwritten.remove(Section.LEDGER, identity).remove(Section.MISSING, identity);
        } else {
            unwritten.put(Section.LEDGER, identity, pending.entry());
        }
        if (pending.change().attempt() > 1) {
            unwritten.remove(Section.ATTEMPTS, identity);
        }
    }

    private void written() {
        unwrittenCount++;
        if (unwrittenCount >= WRITTEN_AT_ONCE) {
            write();
        }
    }

    /** What can't be written now stays to be written. */
    private void write() {
        if (!unwritten.isEmpty()) {
            store.write(settings.feedId(), epoch, unwritten);
        }
        unwritten = new FeedWrite();
        unwrittenCount = 0;
    }

    private void closeQueue() {
        if (queue != null) {
            close(queue);
            queue = null;
        }
    }

    private static void close(ChangeQueue queue) {
        try {
            queue.close();
        } catch (IOException e) {
            LOG.warn("Temporary files of a scan can't be deleted: {}", e.getMessage());
        }
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    /**
     * What a scan found.
     *
     * @param isFull whether the whole list was read
     * @param seen how many elements there were
     * @param changes how many of them are to be delivered
     */
    public record ScanSummary(boolean isFull, long seen, long changes) {}

    private record OpenScan(boolean isFull, Instant newest, boolean isClean) {
        OpenScan(boolean isFull, Instant newest) {
            this(isFull, newest, true);
        }

        OpenScan failed() {
            return new OpenScan(isFull, newest, false);
        }
    }
}
