package io.salesflow.camel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The contacts that events told a feed of, and that it has not looked at yet; each once, in the order of the events. */
final class ToldMembers {
    private static final int MOST_WAITING = 10_000;

    private final Set<Long> waiting = new LinkedHashSet<>();

    /** Adds one; false if too many are waiting. */
    synchronized boolean add(Long memberId) {
        return waiting.contains(memberId) || waiting.size() < MOST_WAITING && waiting.add(memberId);
    }

    /** Takes out those that came first. */
    synchronized List<Long> take(int most) {
        List<Long> taken = new ArrayList<>();
        Iterator<Long> next = waiting.iterator();
        while (next.hasNext() && taken.size() < most) {
            taken.add(next.next());
            next.remove();
        }
        return taken;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
