package io.salesflow.camel.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes of a feed that wait for their delivery or its end: what the scan that is open found, and what was pushed. Of one
 * element no more than one is under way. Not safe for several threads.
 */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final Map<String, PendingChange> underWay = new HashMap<>();
    private final Set<String> replayed = new HashSet<>();
    private final Pushes pushes = new Pushes();
    private ChangeQueue queue;
    private OpenScan open;

    /** Nothing is under way any more, and nothing waits. */
    void letGo() {
        open = null;
        underWay.clear();
        replayed.clear();
        pushes.clear();
        closeQueue();
    }

    /** What was delivered before is in the ledger, which the scan reads. */
    void scanBegins() {
        pushes.scanBegins();
    }

    /**
     * What a scan found is to be delivered.
     *
     * @param replays the identities of what is delivered again because somebody asked for it
     */
    void begin(OpenScan scan, ChangeQueue found, Set<String> replays) {
        replayed.addAll(replays);
        queue = found;
        open = scan;
    }

    boolean isBusy() {
        return !underWay.isEmpty() || hasNext();
    }

    boolean hasNext() {
        return queue != null && !queue.isEmpty();
    }

    /** How many changes wait for their delivery or its end. */
    long waiting() {
        return underWay.size() + (queue == null ? 0 : queue.size());
    }

    /** Takes the next changes, oldest first. One that has failed before comes alone. */
    List<Change> take(int most) {
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
            comesAgain();
            closeQueue();
            throw new UncheckedIOException(e);
        }
        return taken;
    }

    /** Takes an identity for one push; false if something else of it is under way. */
    boolean reserve(String identity) {
        return !underWay.containsKey(identity) && pushes.reserve(identity);
    }

    /** The push of that identity is to be delivered, or with null it is at its end. */
    void compared(String identity, PendingChange pending) {
        pushes.compared(identity, pending);
    }

    /** Ends a delivery; null if it is none that is under way, as of before the feed was taken over or closed. */
    Ended end(Change change) {
        PendingChange scanned = underWay.get(change.identity());
        if (scanned != null && scanned.change() == change) {
            underWay.remove(change.identity());
            return new Ended(scanned, false, replayed.remove(change.identity()));
        }
        PendingChange pushed = pushes.end(change);
        return pushed == null ? null : new Ended(pushed, true, false);
    }

    /** What was delivered or parked overtakes what a scan found of it before, if it was pushed. */
    void settled(Ended ended) {
        if (ended.isPushed()) {
            pushes.settled(ended.pending());
            replayed.remove(ended.pending().change().identity());
        }
    }

    /** Something of the open scan is to come again. */
    void comesAgain() {
        open = open.failed();
    }

    /** The open scan, if all of it came to its end; or else null. */
    OpenScan over() {
        return isBusy() ? null : open;
    }

    /** The open scan is done with. */
    void close() {
        open = null;
        closeQueue();
    }

    boolean isAnyPushed() {
        return pushes.isAnyUnderWay();
    }

    boolean isPushed(String identity) {
        return pushes.isUnderWay(identity);
    }

    /** What was found has been overtaken by a push. If that was of something else, a scan to come tells what is true. */
    private void dropOvertaken(PendingChange found) {
        replayed.remove(found.change().identity());
        if (!pushes.hasSettled(found)) {
            comesAgain();
        }
    }

    private void closeQueue() {
        if (queue != null) {
            close(queue);
            queue = null;
        }
    }

    /** Closes what a scan found. */
    static void close(ChangeQueue queue) {
        try {
            queue.close();
        } catch (IOException e) {
            LOG.warn("Temporary files of a scan can't be deleted: {}", e.getMessage());
        }
    }

    /**
     * A delivery that came to its end.
     *
     * @param isPushed whether it was pushed, and not found by a scan
     * @param isReplay whether it was parked before, and delivered again because somebody asked for it
     */
    record Ended(PendingChange pending, boolean isPushed, boolean isReplay) {}
}
