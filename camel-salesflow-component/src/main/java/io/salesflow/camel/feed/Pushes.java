package io.salesflow.camel.feed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Elements that came from elsewhere than the list: those whose delivery is under way, and those that were delivered or
 * parked since the last scan began, which overtake what the scan found. Not safe for several threads.
 */
final class Pushes {
    private static final int MOST_REMEMBERED = 100_000;

    private final Map<String, PendingChange> underWay = new HashMap<>();
    private final Map<String, byte[]> settled = new HashMap<>();

    void clear() {
        underWay.clear();
        settled.clear();
    }

    /** What was delivered before is in the ledger, which the scan reads. */
    void scanBegins() {
        settled.clear();
    }

    /** Takes an identity for one push; false if another has it, or too many have come since the last scan. */
    boolean reserve(String identity) {
        if (underWay.containsKey(identity) || settled.size() + underWay.size() >= MOST_REMEMBERED) {
            return false;
        }
        underWay.put(identity, null);
        return true;
    }

    /** The push of that identity is to be delivered, or with null it is at its end. */
    void compared(String identity, PendingChange pending) {
        if (pending == null) {
            underWay.remove(identity);
        } else {
            underWay.put(identity, pending);
        }
    }

    /** Ends the delivery of a push; null if it is not the very one that is under way. */
    PendingChange end(Change change) {
        PendingChange pending = underWay.get(change.identity());
        return pending != null && pending.change() == change ? underWay.remove(change.identity()) : null;
    }

    /** Notes that a push was delivered or parked. */
    void settled(PendingChange pending) {
        settled.put(pending.change().identity(), pending.entry());
    }

    boolean isAnyUnderWay() {
        return !underWay.isEmpty();
    }

    boolean isUnderWay(String identity) {
        return underWay.containsKey(identity);
    }

    /** Whether a push has overtaken what a scan found of that identity. */
    boolean hasOvertaken(String identity) {
        return underWay.containsKey(identity) || settled.containsKey(identity);
    }

    /** Whether a push of the same was delivered or parked. */
    boolean hasSettled(PendingChange pending) {
        byte[] entry = settled.get(pending.change().identity());
        return entry != null && Arrays.equals(entry, pending.entry());
    }
}
