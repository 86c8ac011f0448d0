package io.salesflow.camel.feed;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A list as a stream of changes: reads it, compares it with the ledger, hands out what is different, and notes what was
 * delivered, after it was. Nothing is marked before its delivery; the watermark moves only when all of a scan is delivered or
 * parked.
 *
 * <p>One thread scans and takes; any thread may say what became of a change, push an element, or look.
 */
public final class Feed implements AutoCloseable {
    private final FeedSettings settings;
    private final Elements elements;
    private final FeedStore store;
    private final InstantSource clock;
    private final Parking parking;
    private final Announcements announcements;
    private final Digest digest;
    private final Acknowledgements acknowledgements;
    private final Deliveries deliveries = new Deliveries();
    private final FeedStatistics statistics = new FeedStatistics();

    /** Null until the feed is taken over, and from when it is closed. */
    private FeedRun run;

    private volatile FeedActivity activity = FeedActivity.NONE;
    private volatile Instant lastProgress;

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
        this.parking = new Parking(store, settings.feedId(), new PendingChangeFormat(elements), clock);
        this.announcements = new Announcements(store, settings.feedId());
        this.digest = digest;
        this.acknowledgements = new Acknowledgements(store, settings.feedId(), parking, announcements);
    }

    /**
     * Takes the feed over from whoever had it.
     *
     * @throws IllegalArgumentException if the feed id is that of a feed of other elements
     */
    public synchronized void takeOver() {
        letGo();
        FeedRun begun = new FeedRun(settings, elements, store);
        acknowledgements.begin(begun.epoch());
        announcements.begin(begun.epoch(), digest);
        acknowledgements.completed(begun.state());
        parking.load();
        run = begun;
        lastProgress = clock.instant();
        showLife();
    }

    /** Shows the processes that share the store that this one runs the feed; to be called every few seconds while it does. */
    public synchronized void showLife() {
        if (run != null) {
            run.showLife(clock.instant());
        }
    }

    /**
     * Forgets all that is stored of the feed, after a scan that is under way, and begins anew. What is being delivered meanwhile
     * is of no account, and not waited for: its own delivery may ask for this.
     */
    public synchronized void forget() {
        while (activity.isScanning()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FeedStoreException(
                        "Feed " + settings.feedId() + " is not forgotten: the wait for its scan was interrupted", e);
            }
        }
        store.forget(settings.feedId());
        takeOver();
    }

    /** Whether there is something to take, or to wait for, of the last scan. */
    public synchronized boolean isBusy() {
        return deliveries.isBusy();
    }

    /** Whether there is something to take. */
    public synchronized boolean hasNext() {
        return deliveries.hasNext();
    }

    /**
     * Reads the list and finds the changes. To be called when the feed is not busy.
     *
     * @throws FencedException if another process has taken the feed over
     * @throws RuntimeException if the list can't be read or the store fails; the next scan is then a full one
     */
    public FeedActivity.ScanSummary scan(ElementSource source) {
        FeedRun.Beginning beginning = begin(source);
        ChangeQueue found = new ChangeQueue(elements, settings.mostInMemory());
        Scan scan = new Scan(settings, elements, store, beginning.circumstances(), found, this::exclusively);
        boolean isDone = false;
        try (ElementSource.Elements answer = source.read(beginning.from())) {
            scan.read(answer);
            if (beginning.isFull()) {
                scan.findMissing();
            }
            scan.addReplays();
            found.seal();
            end(beginning, scan, found);
            isDone = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ended(scan);
            if (!isDone) {
                Deliveries.close(found);
            }
        }
        scan.warnOfRepeated();
        lastProgress = clock.instant();
        FeedActivity.ScanSummary summary = beginning.summary(scan, found, lastProgress);
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
        if (run != null) {
            run.checkOwnershipAfterPause();
        }
        return deliveries.take(most);
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
        Deliveries.Ended ended = end(change);
        if (ended != null) {
            deliveries.settled(ended);
            acknowledgements.delivered(ended.pending());
            statistics.delivered().increment();
        }
    }

    /**
     * Notes that the delivery of a change failed. It is tried again with the next scan, until it is exhausted.
     *
     * @param reason why, in words; no secrets
     * @return whether it was parked
     */
    public synchronized boolean failed(Change change, String reason) {
        Deliveries.Ended ended = end(change);
        if (ended == null) {
            return false;
        }
        statistics.failed().increment();
        boolean isExhausted = change.attempt() >= settings.maxAttempts() && !settings.isHeldWhenExhausted();
        if (ended.isReplay() || isExhausted) {
            deliveries.settled(ended);
            acknowledgements.parked(ended.pending(), reason);
            statistics.parked().increment();
            return true;
        }
        comesAgain(ended);
        acknowledgements.failed(ended.pending());
        return false;
    }

    /** Notes that a change could not be delivered, through no fault of its own. It comes again with the next scan. */
    public synchronized void postponed(Change change) {
        Deliveries.Ended ended = end(change);
        if (ended != null) {
            comesAgain(ended);
        }
    }

    /** Writes what was noted, and when all of a scan was delivered or parked, that it is complete. */
    public synchronized void settle() {
        OpenScan open = deliveries.over();
        if (open != null) {
            if (open.isClean()) {
                run.completed(open, clock.instant());
                acknowledgements.completed(run.state());
                activity = activity.completed(open.begin());
            } else {
                acknowledgements.write();
            }
            announcements.end(run.epoch(), digest);
            deliveries.close();
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
        return activity.complete() != null || run == null
                ? activity.complete()
                : run.state().lastFullScan();
    }

    /** How many changes wait for their delivery or its end. */
    public synchronized long waiting() {
        return deliveries.waiting();
    }

    /** The newest time that was seen in the data of a complete scan, or null. */
    public synchronized Instant watermark() {
        return run == null ? null : run.state().watermark();
    }

    /** When the next scan of the whole list is due; null if that is with the next poll. */
    public synchronized Instant nextFullScan() {
        return run == null ? null : run.nextFullScan();
    }

    /**
     * Waits until nothing that was pushed is being delivered, so that nothing comes again because its end could not be noted.
     *
     * @param longest for how long at most
     * @return whether everything is at its end
     */
    public synchronized boolean awaitPushes(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (deliveries.isAnyPushed()) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
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

    private void letGo() {
        run = null;
        deliveries.letGo();
    }

    private Deliveries.Ended end(Change change) {
        Deliveries.Ended ended = deliveries.end(change);
        if (ended != null && !ended.isPushed()) {
            lastProgress = clock.instant();
        }
        notifyAll();
        return ended;
    }

    /** What was pushed, only a scan of the whole list is sure to find. */
    private void comesAgain(Deliveries.Ended ended) {
        if (ended.isPushed()) {
            run.askForFullScan();
        } else {
            deliveries.comesAgain();
        }
    }

    private synchronized FeedRun.Beginning begin(ElementSource source) {
        checkNotStopped();
        run.checkOwnership();
        announcements.end(run.epoch(), digest);
        FeedRun.Beginning beginning = run.begin(source.isFilterable(), clock.instant(), parking, announcements, digest);
        deliveries.scanBegins();
        activity = activity.scanning(true);
        return beginning;
    }

    private synchronized void end(FeedRun.Beginning beginning, Scan scan, ChangeQueue found) {
        checkNotStopped();
        run.done(beginning);
        deliveries.begin(
                beginning.open(scan), found, beginning.circumstances().replays().keySet());
    }

    private synchronized void ended(Scan scan) {
        activity = activity.scanning(false);
        statistics.seen().add(scan.count());
        notifyAll();
    }

    /** What a push has under way is left to a scan to come. */
    private synchronized void exclusively(Set<String> identities, Scan.Work work) throws IOException {
        checkNotStopped();
        acknowledgements.write();
        if (identities.removeIf(deliveries::isPushed)) {
            run.askForFullScan();
        }
        work.run();
        lastProgress = clock.instant();
    }

    private synchronized boolean isReserved(String identity) {
        boolean isReserved = run != null && deliveries.reserve(identity);
        if (run != null && !isReserved) {
            run.askForFullScan();
        }
        return isReserved;
    }

    private synchronized PendingChange difference(SalesflowRecord element) {
        checkNotStopped();
        acknowledgements.write();
        return run.difference(element, parking, announcements, digest);
    }

    private synchronized void pushed(String identity, PendingChange pending, boolean isRead) {
        deliveries.compared(identity, pending);
        notifyAll();
        if (run != null && !isRead) {
            run.askForFullScan();
        }
    }

    private void checkNotStopped() {
        if (run == null) {
            throw new FeedStoreException(
                    "Feed " + settings.feedId() + " was stopped. It goes on when its route is started again.");
        }
    }
}
