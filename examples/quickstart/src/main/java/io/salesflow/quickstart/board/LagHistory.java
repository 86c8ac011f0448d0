package io.salesflow.quickstart.board;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;

/** The lags of a system over the last minutes. */
final class LagHistory {
    /** Milliseconds between two lags. */
    static final long INTERVAL = 5_000;

    private static final int LENGTH = 121;

    private final List<Long> lags = new LinkedList<>();
    private long last = Long.MIN_VALUE;

    /** Notes a lag, in milliseconds or null, if the last one is old enough; in between, the largest one counts. */
    synchronized void add(long now, Long lag) {
        if (last == Long.MIN_VALUE || now - last >= INTERVAL) {
            last = now;
            lags.add(lag);
            if (lags.size() > LENGTH) {
                lags.remove(0);
            }
        } else if (lag != null) {
            Long newest = lags.get(lags.size() - 1);
            lags.set(lags.size() - 1, newest == null ? lag : Math.max(newest, lag));
        }
    }

    /** The oldest first. */
    synchronized List<Long> all() {
        return new ArrayList<>(lags);
    }
}
