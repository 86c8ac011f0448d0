package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.ElementSource;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.FeedActivity;
import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FeedSettings;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.ParkedChange;
import io.salesflow.camel.feed.Push;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.fault.Fault;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A feed with a model of the CRM behind it, which takes what is delivered, fails when told to, and knows what must hold. The
 * feed can be made wrong by the methods that a subclass may replace.
 */
class History implements Steps {
    private static final String FEED = "feed";

    final SalesflowSandbox sandbox;
    private final Variation variation;
    private final WatchedList list;
    private final FeedStore store = new MemoryFeedStore();
    private final ModelCrm crm;
    private final Deque<Change> later = new ArrayDeque<>();
    private final String operation;
    private TroubledStore process;
    Feed feed;
    private Map<String, Sighting> present = Map.of();
    private OpenScan open;
    private boolean isFullScanDue = true;
    private Instant lastFullScan;
    private Instant newestCompleted;
    private int failingDeliveries;
    private int laterDeliveries;
    private Fault nextFault;
    private boolean isStruck;
    private boolean isOverlooking;
    private boolean isResetAskedFor;
    private boolean isProgressUnknown;
    private final Set<Change> pushed = Collections.newSetFromMap(new IdentityHashMap<>());

    History(ConsumedSandbox.ConsumedList consumed, Variation variation) {
        this.sandbox = consumed.sandbox();
        this.variation = variation;
        this.operation = consumed.operation();
        this.list = new WatchedList(consumed.source(), consumed.elements(), variation.delivered().statuses);
        this.crm = new ModelCrm(variation);
        restart();
    }

    /** How the feed is set. */
    FeedSettings settings() {
        return variation.settings(FEED);
    }

    /** Where the feed reads. */
    ElementSource readFrom(ElementSource source) {
        return source;
    }

    /** Where the feed keeps what it knows. */
    FeedStore keepIn(FeedStore kept) {
        return kept;
    }

    /** Tells the CRM, and then the feed. */
    void deliver(Change change) {
        if (isFailing()) {
            boolean isParked = feed.failed(change, "the model fails");
            crm.refuse(change, isParked);
            if (pushed.contains(change)) {
                isFullScanDue |= !isParked;
            } else {
                open.isClean &= isParked;
            }
        } else {
            crm.take(change);
            feed.delivered(change);
        }
        pushed.remove(change);
    }

    /** What happens to the rest when a poll has delivered as much as it may. */
    void leaveTheRest() {
        // it waits for the next poll
    }

    @Override
    public SalesflowSandbox sandbox() {
        return sandbox;
    }

    @Override
    public void dataChanged() {
        present = list.all();
        crm.see(present);
    }

    @Override
    public void overlook(int which) {
        List<String> identities = new ArrayList<>(present.keySet());
        if (!identities.isEmpty() && variation.delivered() == Variation.Delivered.ALL) {
            list.overlook(identities.get(which % identities.size()));
            isOverlooking = true;
        }
    }

    /** The process ends, and another one goes on with its store. */
    @Override
    public void restart() {
        process = new TroubledStore(store);
        feed = new Feed(
                settings(),
                list.elements(),
                keepIn(process),
                () -> Instant.from(sandbox.clock().instant()));
        feed.takeOver();
        later.clear();
        pushed.clear();
        open = null;
        isFullScanDue = true;
        crm.processEnds();
    }

    @Override
    public void crashAtWrite(int number, boolean isStillMade) {
        process.crashAtWrite(number, isStillMade);
    }

    @Override
    public void failStoreAtUse(int number, boolean isStillMade) {
        process.failAtUse(number, isStillMade);
    }

    @Override
    public void failDeliveries(int count) {
        failingDeliveries = count;
    }

    @Override
    public void deliverLater(int count) {
        laterDeliveries = count;
    }

    @Override
    public void strike(Fault fault) {
        nextFault = fault;
    }

    /** Another process takes the feed over while this one has changes under way; what this one then says is refused. */
    @Override
    public void failOver() {
        Feed deposed = feed;
        List<Change> underWay = new ArrayList<>(later);
        underWay.addAll(deposed.hasNext() ? deposed.take(3) : List.of());
        restart();
        isRefused(() -> underWay.forEach(deposed::delivered));
        isRefused(deposed::settle);
    }

    @Override
    public void replayParked() {
        troubled(() -> {
            FeedOperations operations = new FeedOperations(process);
            operations
                    .parked(FEED)
                    .forEach(change -> crm.isAskedFor(change.change().identity()));
            operations.replayAll(FEED);
        });
    }

    @Override
    public void discardParked(int which) {
        troubled(() -> {
            FeedOperations operations = new FeedOperations(process);
            List<ParkedChange> parked = operations.parked(FEED);
            if (!parked.isEmpty()) {
                ParkedChange discarded = parked.get(which % parked.size());
                crm.isDiscarded(discarded.change());
                operations.discard(FEED, List.of(discarded.key()));
            }
        });
    }

    /** An element is pushed: what a scan found of it and did not deliver yet is overtaken, or it is left to a scan. */
    @Override
    public void push(int which) {
        List<String> identities = new ArrayList<>(present.keySet());
        if (identities.isEmpty()) {
            return;
        }
        String identity = identities.get(which % identities.size());
        crm.isNotMissed(identity);
        if (open != null) {
            open.isPushedInto = true;
            Sighting stood = open.stood.get(identity);
            if (stood == null || !stood.text().equals(present.get(identity).text())) {
                crm.isOvertaken(identity);
            }
        }
        troubled(() -> {
            Push push = feed.push(identity, () -> list.element(identity));
            isFullScanDue |= push.outcome() == Push.Outcome.LEFT_TO_SCAN;
            if (push.outcome() == Push.Outcome.TO_BE_DELIVERED) {
                pushed.add(push.change());
                deliverNowOrLater(push.change());
            }
        });
    }

    @Override
    public void reset(Instant from) {
        troubled(() -> {
            isResetAskedFor = true;
            new FeedOperations(process).reset(FEED, from);
            isFullScanDue = true;
        });
    }

    @Override
    public void askForScan() {
        troubled(() -> {
            new FeedOperations(process).scan(FEED);
            isFullScanDue = true;
        });
    }

    /** A poll that delivers at most so many; a process that ends in it is followed by another. */
    @Override
    public void poll(int most) {
        troubled(() -> {
            settle();
            if (!feed.isBusy()) {
                scan();
            }
            int delivered = 0;
            while (feed.hasNext() && delivered < most) {
                List<Change> batch = feed.take(Math.min(4, most - delivered));
                if (batch.isEmpty()) {
                    break;
                }
                delivered += batch.size();
                batch.forEach(this::deliverNowOrLater);
            }
            if (feed.hasNext()) {
                leaveTheRest();
            }
            settle();
        });
    }

    /** What was to be delivered later is delivered now; in whichever order, for no two are of one element. */
    @Override
    public void land(int count) {
        for (int number = 0; number < count && !later.isEmpty(); number++) {
            deliver(number % 2 == 0 ? later.pollLast() : later.pollFirst());
        }
    }

    /** After peace has come, the CRM is what the sandbox is. */
    @Override
    public void comesToAnEnd() {
        sandbox.faults().clear();
        process.calmDown();
        nextFault = null;
        failingDeliveries = 0;
        laterDeliveries = 0;
        list.overlook("");
        isOverlooking = false;
        for (int round = 0; round < 4; round++) {
            replayParked();
            restart();
            poll(Integer.MAX_VALUE);
            poll(Integer.MAX_VALUE);
        }
        assertThat(parked()).isEmpty();
        if (variation.scan() != FeedSettings.Scan.FILTERED) {
            crm.isCompleteWith(present, sighting -> true, Set.of(), true);
        }
    }

    private void scan() {
        if (isProgressUnknown) {
            learnProgress();
        }
        boolean isFullDue = variation.scan() == FeedSettings.Scan.FULL
                || newestCompleted == null
                || variation.scan() == FeedSettings.Scan.AUTO
                        && (isFullScanDue
                                || !sandbox.clock().instant().isBefore(lastFullScan.plus(Variation.FULL_SCAN_EVERY)));
        Map<String, Sighting> seen = new HashMap<>(present);
        seen.keySet().removeIf(list::isOverlooked);
        crm.scanBegins(seen);
        FeedActivity.ScanSummary scan = null;
        list.isReadToItsEnd();
        try {
            meetFault();
            scan = feed.scan(readFrom(list));
        } finally {
            sandbox.faults().clear();
            isFullScanDue |= list.isAsked();
            if (list.isReadToItsEnd() && list.isLastReadWhole()) {
                crm.wholeListWasRead(seen.keySet(), scan != null);
                pushed.forEach(change -> crm.isNotMissed(change.identity()));
            }
            if (isOverlooking) {
                list.overlook("");
                isOverlooking = false;
            }
        }
        assertThat(scan.isFull() || !isFullDue).as("a full scan was due").isTrue();
        if (isResetAskedFor) {
            crm.anythingMayComeAgain();
            isResetAskedFor = false;
        }
        open = new OpenScan(seen, scan.isFull(), scan.isFull() ? null : newestCompleted.minus(Variation.LOOKBACK));
        open.isPushedInto = !pushed.isEmpty();
    }

    /** Has the feed write what it noted; where that ends a scan, all that is owed must be there. */
    private void settle() {
        boolean isEnd = open != null && !feed.isBusy();
        if (isEnd && open.isClean) {
            crm.begins(false);
            newestCompleted = open.isPushedInto ? newestCompleted : open.newest(newestCompleted);
        }
        isProgressUnknown |= isEnd && open.isPushedInto;
        feed.settle();
        crm.allIsWritten();
        if (isEnd) {
            if (open.isPushedInto) {
                learnProgress();
            } else if (open.isClean) {
                crm.begins(true);
                isFullScanDue = false;
                lastFullScan = open.isFull ? sandbox.clock().instant() : lastFullScan;
                crm.isCompleteWith(open.stood, open.shown(), parked(), open.isFull);
            }
            open = null;
        }
    }

    /** Whether a scan is complete that a push has overtaken only the feed knows. */
    private void learnProgress() {
        isProgressUnknown = false;
        FeedStatus state = process.untroubled(() -> new FeedOperations(process).state(FEED));
        if (state.hasBegun()) {
            crm.begins(true);
        }
        newestCompleted = state.watermark();
        lastFullScan = state.lastFullScan();
        isFullScanDue = false;
    }

    private Set<String> parked() {
        Set<String> identities = new HashSet<>();
        process.untroubled(() -> new FeedOperations(process).parked(FEED))
                .forEach(parked -> identities.add(parked.change().identity()));
        return identities;
    }

    private void meetFault() {
        isStruck = nextFault != null;
        if (nextFault != null) {
            sandbox.faults().on(operation, nextFault).times(1);
            nextFault = null;
        }
    }

    private void deliverNowOrLater(Change change) {
        if (laterDeliveries > 0) {
            laterDeliveries--;
            later.add(change);
        } else {
            deliver(change);
        }
    }

    final boolean isFailing() {
        return failingDeliveries > 0 && failingDeliveries-- > 0;
    }

    final ModelCrm crm() {
        return crm;
    }

    /** Does what can fail with the server, the store or the process. */
    private void troubled(Runnable doing) {
        try {
            doing.run();
        } catch (SalesflowException e) {
            if (!isStruck) {
                throw e;
            }
            crm.anythingMayComeAgain();
        } catch (FeedStoreException e) {
            if (process.hasCrashed()) {
                restart();
            } else if (process.hasFailed()) {
                crm.anythingMayComeAgain();
            } else {
                throw e;
            }
        }
    }

    private static void isRefused(Runnable saying) {
        try {
            saying.run();
        } catch (FeedStoreException e) {
            assertThat(e).hasMessageMatching(".*(taken over|crashed|connection is lost).*");
        }
    }

    /** A scan whose changes are being delivered. */
    private static final class OpenScan {
        private final Map<String, Sighting> stood;
        private final boolean isFull;
        private final Instant shownAfter;
        private boolean isClean = true;
        private boolean isPushedInto;

        OpenScan(Map<String, Sighting> stood, boolean isFull, Instant shownAfter) {
            this.stood = stood;
            this.isFull = isFull;
            this.shownAfter = shownAfter;
        }

        Predicate<Sighting> shown() {
            return sighting ->
                    isFull || sighting.modified() != null && sighting.modified().isAfter(shownAfter);
        }

        Instant newest(Instant before) {
            Instant newest = before;
            for (Sighting sighting : stood.values()) {
                if (shown().test(sighting)
                        && sighting.modified() != null
                        && (newest == null || sighting.modified().isAfter(newest))) {
                    newest = sighting.modified();
                }
            }
            return newest;
        }
    }
}
