package io.salesflow.camel.feed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Elements that came from elsewhere than the list: those whose delivery is under way, and those that were delivered since
 * the last scan began, which overtake what the scan found. Not safe for several threads.
 */
final class Pushes {
    private static final int MOST_REMEMBERED = 100_000;

    private final Map<String, PendingChange> underWay = new HashMap<>();
    private final Map<String, byte[]> delivered = new HashMap<>();

    void clear() {
        underWay.clear();
        delivered.clear();
    }

    /** What was delivered before is in the ledger, which the scan reads. */
    void scanBegins() {
        delivered.clear();
    }

    /** Takes an identity for one push; false if another has it, or too many have come since the last scan. */
    boolean reserve(String identity) {
        if (underWay.containsKey(identity) || delivered.size() + underWay.size() >= MOST_REMEMBERED) {
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

    /** Ends the delivery of a push; null if there is none. */
    PendingChange end(String identity) {
        return underWay.remove(identity);
    }

    void delivered(PendingChange pending) {
        delivered.put(pending.change().identity(), pending.entry());
    }

    boolean isUnderWay(String identity) {
        return underWay.containsKey(identity);
    }

    /** Whether a push has overtaken what a scan found of that identity. */
    boolean hasOvertaken(String identity) {
        return underWay.containsKey(identity) || delivered.containsKey(identity);
    }

    /** Whether the same was delivered by a push. */
    boolean hasDelivered(PendingChange pending) {
        byte[] entry = delivered.get(pending.change().identity());
        return entry != null && Arrays.equals(entry, pending.entry());
    }
}
