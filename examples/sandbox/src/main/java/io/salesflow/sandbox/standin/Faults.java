package io.salesflow.sandbox.standin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults that wait for their call. Each hits one call, in the order in which they were asked for; one may hit all. */
public final class Faults {

    private record Waiting(String pathEnd, Fault fault) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private Optional<Fault> lasting = Optional.empty();

    /**
     * Lets the next calls fail.
     *
     * @param calls how many
     * @param fault what happens to each
     */
    public void next(int calls, Fault fault) {
        next(calls, "", fault);
    }

    /**
     * Lets the next calls of some paths fail.
     *
     * @param calls how many
     * @param pathEnd what the path must end in, such as {@code /batch/upsert}
     * @param fault what happens to each
     */
    public synchronized void next(int calls, String pathEnd, Fault fault) {
        for (int i = 0; i < calls; i++) {
            waiting.add(new Waiting(pathEnd, fault));
        }
    }

    /**
     * Lets all calls fail from now on, until {@link #clear()}.
     *
     * @param fault what happens to each that is not hit by another
     */
    public synchronized void all(Fault fault) {
        lasting = Optional.of(fault);
    }

    /** Forgets the faults that have not happened yet, and the one that hits all. */
    public synchronized void clear() {
        lasting = Optional.empty();
        waiting.clear();
    }

    synchronized Optional<Fault> take(String path) {
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting first = all.next();
            if (path.endsWith(first.pathEnd)) {
                all.remove();
                return Optional.of(first.fault);
            }
        }
        return lasting;
    }
}
