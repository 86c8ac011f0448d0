package io.salesflow.sandbox.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests that arrived: the newest ones with everything, all of them as numbers. Thread-safe. */
public final class RequestJournal {

    private static final int MOST = 10_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /** The newest requests, oldest first; at most 10,000. */
    public synchronized List<RecordedRequest> requests() {
        return new ArrayList<>(requests);
    }

    /** How many requests of an operation arrived, those struck by a fault included. */
    public synchronized long count(String operation) {
        return counts.getOrDefault(operation, 0L);
    }

    /** How many requests arrived, by operation. */
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** Forgets all requests. */
    public synchronized void clear() {
        requests.clear();
        counts.clear();
    }

    synchronized void add(RecordedRequest request) {
        if (requests.size() == MOST) {
            requests.removeFirst();
        }
        requests.addLast(request);
        if (request.operation() != null) {
            counts.merge(request.operation(), 1L, Long::sum);
        }
    }
}
