package io.salesflow.camel.feed;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list as a stream of changes: reads it, compares it with the ledger, hands out what is different, and notes what was
 * delivered, after it was. Nothing is marked before its delivery; the watermark moves only when all of a scan is delivered or
 * parked.
 *
 * <p>One thread scans and takes; any thread may say what became of a change, push an element, or look.
 */
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final FeedSettings settings;
    private final Elements elements;
    private final FeedStore store;
    private final InstantSource clock;
    private final PendingChangeFormat format;
    private final Parking parking;
    private final Requests requests;
    private final Announcements announcements;
    private final Digest digest;
    private final Acknowledgements acknowledgements;
    private final Ownership ownership;
    private final Pushes pushes = new Pushes();

    private final Map<String, PendingChange> underWay = new HashMap<>();
    private final Set<String> replayed = new HashSet<>();
    private long epoch;
    private FeedState state;
    private ChangeQueue queue;
    private OpenScan open;
    private FullScans fullScans;
    private volatile FeedActivity activity = FeedActivity.NONE;
    private volatile Instant lastProgress;
    private final FeedStatistics statistics = new FeedStatistics();

    /**
     * Makes a feed; nothing is read or taken over yet.
     *
     * @param clock tells when a full scan is due again; it has no part in what is seen in the data
     */
    public Feed(FeedSettings settings, Elements elements, FeedStore store, InstantSource clock) {
        this(settings, elements, store, clock, new Digest(elements));
    }

    Feed(FeedSettings settings, Elements elements, FeedStore store, InstantSource clock, Digest digest) {
        this.settings = settings;
        this.elements = elements;
        this.store = store;
        this.clock = clock;
        this.format = new PendingChangeFormat(elements);
        this.parking = new Parking(store, settings.feedId(), format, clock);
        this.requests = new Requests(store, settings.feedId());
        this.ownership = new Ownership(store, settings.feedId());
        this.announcements = new Announcements(store, settings.feedId());
        this.digest = digest;
        this.fullScans = new FullScans(settings);
        this.acknowledgements = new Acknowledgements(store, settings.feedId(), parking, announcements);
    }

    /**
     * Takes the feed over from whoever had it.
     *
     * @throws IllegalArgumentException if the feed id is that of a feed of other elements
     */
    public synchronized void takeOver() {
        FeedState.read(store, settings.feedId()).of(elements, settings.feedId());
        letGo();
        epoch = ownership.takeOver();
        FeedState known = FeedState.read(store, settings.feedId()).of(elements, settings.feedId());
        acknowledgements.begin(epoch);
        announcements.begin(epoch, digest);
        acknowledgements.completed(known);
        parking.load();
        fullScans = new FullScans(settings);
        state = known;
        lastProgress = clock.instant();
    }

    /** Whether there is something to take, or to wait for, of the last scan. */
    public synchronized boolean isBusy() {
        return !underWay.isEmpty() || hasNext();
    }

    /** Whether there is something to take. */
    public synchronized boolean hasNext() {
        return queue != null && !queue.isEmpty();
    }

    /**
     * Reads the list and finds the changes. To be called when the feed is not busy.
     *
     * @throws FencedException if another process has taken the feed over
     * @throws RuntimeException if the list can't be read or the store fails; the next scan is then a full one
     */
    public FeedActivity.ScanSummary scan(ElementSource source) {
        Beginning beginning = begin(source);
        ChangeQueue found = new ChangeQueue(elements, settings.mostInMemory());
        Scan scan = new Scan(settings, elements, store, beginning.circumstances, found, this::exclusively);
        activity = activity.scanning(true);
        boolean isDone = false;
        try (ElementSource.Elements answer = source.read(beginning.from)) {
            scan.read(answer);
            if (beginning.from == null) {
                scan.findMissing();
            }
            scan.addReplays();
            found.seal();
            end(beginning, scan, found);
            isDone = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            activity = activity.scanning(false);
            statistics.seen().add(scan.count());
            if (!isDone) {
                close(found);
            }
        }
        if (scan.repeated() > 0) {
            LOG.warn(
                    "Feed {}: {} elements came more than once in the same answer; the first counts",
                    settings.feedId(),
                    scan.repeated());
        }
        lastProgress = clock.instant();
        FeedActivity.ScanSummary summary = new FeedActivity.ScanSummary(
                beginning.at,
                Duration.between(beginning.at, lastProgress),
                beginning.from == null,
                scan.count(),
                found.size());
        activity = activity.scanned(summary);
        return summary;
    }

    /**
     * Takes the next changes, oldest first. One that has failed before comes alone, so that it does not take others with it.
     *
     * @param most at most so many
     * @throws FencedException if another process has taken the feed over while this one was paused
     */
    public synchronized List<Change> take(int most) {
        ownership.checkAfterPause();
        List<Change> taken = new ArrayList<>();
        try {
            while (taken.size() < most && hasNext()) {
                PendingChange next = queue.peek();
                String identity = next.change().identity();
                boolean isRetry = next.change().attempt() > 1;
                if (pushes.hasOvertaken(identity)) {
                    dropOvertaken(queue.take());
                } else if (isRetry && !taken.isEmpty() || underWay.containsKey(identity)) {
                    break;
                } else {
                    underWay.put(identity, queue.take());
                    taken.add(next.change());
                    if (isRetry) {
                        break;
                    }
                }
            }
        } catch (IOException e) {
            taken.forEach(change -> underWay.remove(change.identity()));
            open = open.failed();
            closeQueue();
            throw new UncheckedIOException(e);
        }
        return taken;
    }

    /**
     * Takes an element that is known from elsewhere, such as an event, as if a scan had found it. What comes back as to be
     * delivered is settled by {@link #delivered} or {@link #failed}, as any change.
     *
     * @param identity the identity of the element
     * @param read reads the element now; called when nothing else of this identity is under way, so that what it gives is not
     *     older than what was delivered before; null if there is no such element
     * @throws RuntimeException what {@code read} throws, or if the store fails; the next scan is then a full one
     */
    public Push push(String identity, Supplier<? extends SalesflowRecord> read) {
        if (!isReserved(identity)) {
            return Push.LEFT_TO_SCAN;
        }
        PendingChange pending = null;
        boolean isRead = false;
        try {
            SalesflowRecord element = read.get();
            pending = element == null ? null : difference(element);
            isRead = true;
        } finally {
            pushed(identity, pending, isRead);
        }
        return pending == null ? Push.KNOWN : new Push(Push.Outcome.TO_BE_DELIVERED, pending.change());
    }

    /** Notes that a change was delivered. What was taken before the feed was taken over or closed is of no account. */
    public synchronized void delivered(Change change) {
        PendingChange scanned = end(change);
        PendingChange pending = scanned == null ? endPushed(change) : scanned;
        if (pending == null) {
            return;
        }
        if (scanned == null) {
            pushes.settled(pending);
        }
        replayed.remove(change.identity());
        acknowledgements.delivered(pending);
        statistics.delivered().increment();
    }

    /**
     * Notes that the delivery of a change failed. It is tried again with the next scan, until it is exhausted.
     *
     * @param reason why, in words; no secrets
     * @return whether it was parked
     */
    public synchronized boolean failed(Change change, String reason) {
        PendingChange scanned = end(change);
        PendingChange pending = scanned == null ? endPushed(change) : scanned;
        if (pending == null) {
            return false;
        }
        statistics.failed().increment();
        boolean isReplay = scanned != null && replayed.remove(change.identity());
        boolean isParked = isReplay || change.attempt() >= settings.maxAttempts() && !settings.isHeldWhenExhausted();
        if (isParked) {
            if (scanned == null) {
                pushes.settled(pending);
            }
            acknowledgements.parked(pending, reason);
            statistics.parked().increment();
            return true;
        }
        if (scanned == null) {
            fullScans.ask();
        } else {
            open = open.failed();
        }
        acknowledgements.failed(pending);
        return false;
    }

    /** Notes that a change could not be delivered, through no fault of its own. It comes again with the next scan. */
    public synchronized void postponed(Change change) {
        if (end(change) != null) {
            replayed.remove(change.identity());
            open = open.failed();
        } else if (endPushed(change) != null) {
            fullScans.ask();
        }
    }

    /** Writes what was noted, and when all of a scan was delivered or parked, that it is complete. */
    public synchronized void settle() {
        if (open != null && !isBusy()) {
            if (open.isClean()) {
                state = state.after(open.newest(), open.isFull() ? clock.instant() : null);
                fullScans.completed();
                acknowledgements.completed(state);
                activity = activity.completed(open.begin());
            } else {
                acknowledgements.write();
            }
            announcements.end(epoch, digest);
            open = null;
            closeQueue();
        } else {
            acknowledgements.write();
        }
    }

    /** Does something with what is noted of changes, while nobody notes anything else. */
    public synchronized <T> T undisturbed(Supplier<T> doing) {
        acknowledgements.write();
        return doing.get();
    }

    /** What this feed does now, and did last; takes no time. */
    public FeedActivity activity() {
        return activity;
    }

    /** What was read, and what became of it, since this feed was made. */
    public FeedStatistics statistics() {
        return statistics;
    }

    /** When something last came to its end: a page of a scan, a scan, the delivery of what a scan found; null before any. */
    public Instant lastProgress() {
        return lastProgress;
    }

    /**
     * When the last scan began of which everything was delivered or parked; of a feed that has only just been taken over, when
     * the last one ended; or null.
     */
    public synchronized Instant complete() {
        return activity.complete() != null || state == null ? activity.complete() : state.lastFullScan();
    }

    /** How many changes wait for their delivery or its end. */
    public synchronized long waiting() {
        return underWay.size() + (queue == null ? 0 : queue.size());
    }

    /** The newest time that was seen in the data of a complete scan, or null. */
    public synchronized Instant watermark() {
        return state == null ? null : state.watermark();
    }

    /** When the next scan of the whole list is due; null if that is with the next poll. */
    public synchronized Instant nextFullScan() {
        return fullScans.next(state);
    }

    /**
     * Waits until nothing that was pushed is being delivered, so that nothing comes again because its end could not be noted.
     *
     * @param longest for how long at most
     * @return whether everything is at its end
     */
    public synchronized boolean awaitPushes(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (pushes.isAnyUnderWay()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public synchronized void close() {
        letGo();
        acknowledgements.write();
    }

    /** Nothing is under way any more, and nothing waits. */
    private void letGo() {
        state = null;
        open = null;
        underWay.clear();
        replayed.clear();
        pushes.clear();
        closeQueue();
    }

    /** Ends the delivery of what a scan found; null if it is not the very one that is under way. */
    private PendingChange end(Change change) {
        PendingChange pending = underWay.get(change.identity());
        if (pending == null || pending.change() != change) {
            return null;
        }
        lastProgress = clock.instant();
        return underWay.remove(change.identity());
    }

    private PendingChange endPushed(Change change) {
        PendingChange ended = pushes.end(change);
        notifyAll();
        return ended;
    }

    private synchronized Beginning begin(ElementSource source) {
        checkNotStopped();
        ownership.check();
        announcements.end(epoch, digest);
        Requests.Open asked = requests.open();
        Instant now = clock.instant();
        boolean isFull = fullScans.begin(state, source.isFilterable(), asked, now);
        pushes.scanBegins();
        return new Beginning(
                now,
                isFull ? null : state.watermark().minus(settings.lookback()),
                asked,
                new Scan.Circumstances(
                        epoch, state.hasBegun(), asked.resetFrom(), parking.toReplay(), announcements, digest, true));
    }

    private synchronized void end(Beginning beginning, Scan scan, ChangeQueue found) {
        checkNotStopped();
        FeedWrite done = new FeedWrite();
        requests.done(beginning.asked, done);
        if (!done.isEmpty()) {
            store.write(settings.feedId(), epoch, done);
        }
        replayed.addAll(beginning.circumstances.replays().keySet());
        queue = found;
        open = new OpenScan(beginning.at, beginning.from == null, scan.newest(), true);
    }

    /** What a push has under way is left to a scan to come. */
    private synchronized void exclusively(Set<String> identities, Scan.Work work) throws IOException {
        checkNotStopped();
        acknowledgements.write();
        if (identities.removeIf(pushes::isUnderWay)) {
            fullScans.ask();
        }
        work.run();
        lastProgress = clock.instant();
    }

    private synchronized boolean isReserved(String identity) {
        boolean isReserved = state != null && !underWay.containsKey(identity) && pushes.reserve(identity);
        if (!isReserved) {
            fullScans.ask();
        }
        return isReserved;
    }

    /** What there is to deliver of one element: a push is a scan of it alone. */
    private synchronized PendingChange difference(SalesflowRecord element) {
        checkNotStopped();
        Scan.Circumstances now =
                new Scan.Circumstances(epoch, state.hasBegun(), null, new HashMap<>(), announcements, digest, false);
        try (ChangeQueue found = new ChangeQueue(elements, 2)) {
            acknowledgements.write();
            new Scan(settings, elements, store, now, found, (identities, work) -> work.run()).read(element);
            found.seal();
            return found.isEmpty() ? null : found.take();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void pushed(String identity, PendingChange pending, boolean isRead) {
        pushes.compared(identity, pending);
        notifyAll();
        if (!isRead) {
            fullScans.ask();
        }
    }

    private void checkNotStopped() {
        if (state == null) {
            throw new FeedStoreException(
                    "Feed " + settings.feedId() + " was stopped. It goes on when its route is started again.");
        }
    }

    /** What was found has been overtaken by a push. If that was of something else, a scan to come tells what is true. */
    private void dropOvertaken(PendingChange found) {
        replayed.remove(found.change().identity());
        if (!pushes.hasSettled(found)) {
            open = open.failed();
        }
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

    /**
     * How a scan begins.
     *
     * @param at when, by the local clock
     * @param from from when on the list is read; null for all of it
     * @param asked what people asked for until then
     */
    private record Beginning(Instant at, Instant from, Requests.Open asked, Scan.Circumstances circumstances) {}
}
