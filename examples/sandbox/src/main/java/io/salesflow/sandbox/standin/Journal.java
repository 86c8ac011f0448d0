package io.salesflow.sandbox.standin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What was called, in the order of arrival. Neither tokens nor secrets are kept. */
public final class Journal {

    static final int NO_STATUS = 0;

    /**
     * One call.
     *
     * @param at when it arrived, by the sandbox's clock
     * @param method the HTTP method
     * @param path the decoded path
     * @param query the query, or an empty string: of Salesforce the decoded {@code q}, of others as it was sent
     * @param body the body, or an empty string; that of a login is left out
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
     * @param pathEnd what the decoded path must end in, such as {@code /batch/upsert}
     * @return a copy
     */
    public List<Entry> entries(String method, String pathEnd) {
        return entries().stream()
                .filter(entry -> entry.method().equals(method) && entry.path().endsWith(pathEnd))
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
     * @param pathEnd what the decoded path must end in, such as {@code /batch/upsert}
     * @return how many
     */
    public int count(String method, String pathEnd) {
        return entries(method, pathEnd).size();
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized void add(StandInCall call, int status, InstantSource clock) {
        entries.add(new Entry(
                clock.instant(), call.method(), call.path(), call.journalQuery(), call.journalBody(), status));
    }
}
