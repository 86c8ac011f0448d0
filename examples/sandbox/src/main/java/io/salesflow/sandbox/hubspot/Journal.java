package io.salesflow.sandbox.hubspot;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What was called, in the order of arrival. Tokens are not kept. */
public final class Journal {

    static final int NO_STATUS = 0;

    /**
     * One call.
     *
     * @param at when it arrived, by the sandbox's clock
     * @param method the HTTP method
     * @param path the decoded path
     * @param query the query as it was sent, or an empty string
     * @param body the body, or an empty string
     * @param status the HTTP status of the answer, or 0 if the connection was reset instead
     */
    public record Entry(Instant at, String method, String path, String query, String body, int status) {}

    private final List<Entry> entries = new ArrayList<>();

    /**
     * All calls so far.
     *
     * @return a copy
     */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * The calls of one kind.
     *
     * @param method the HTTP method
     * @param path the decoded path
     * @return a copy
     */
    public List<Entry> entries(String method, String path) {
        return entries().stream()
                .filter(entry -> entry.method().equals(method) && entry.path().equals(path))
                .toList();
    }

    /**
     * Counts the calls so far.
     *
     * @return how many
     */
    public synchronized int count() {
        return entries.size();
    }

    /**
     * Counts the calls of one kind.
     *
     * @param method the HTTP method
     * @param path the decoded path
     * @return how many
     */
    public int count(String method, String path) {
        return entries(method, path).size();
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized void add(Call call, int status, InstantSource clock) {
        String query = call.rawQuery() == null ? "" : call.rawQuery();
        entries.add(new Entry(clock.instant(), call.method(), call.path(), query, call.body(), status));
    }
}
