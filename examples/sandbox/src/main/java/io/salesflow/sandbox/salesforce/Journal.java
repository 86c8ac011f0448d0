package io.salesflow.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;

/** What was called, in the order of arrival. Neither tokens nor secrets are kept. */
public final class Journal {

    static final int NO_STATUS = 0;

    /**
     * One call.
     *
     * @param method the HTTP method
     * @param path the decoded path
     * @param query the query {@code q}, decoded, or an empty string
     * @param body the body, or an empty string; that of a login is left out
     * @param status the HTTP status of the answer, or 0 if the connection was reset instead
     */
    public record Entry(String method, String path, String query, String body, int status) {}

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
     * @param pathEnd what the path must end in, such as {@code /composite/sobjects/Lead/Salesflow_Key__c}
     * @return a copy
     */
    public List<Entry> entries(String method, String pathEnd) {
        return entries().stream()
                .filter(entry -> entry.method().equals(method) && entry.path().endsWith(pathEnd))
                .toList();
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        entries.clear();
    }

    synchronized void add(Call call, int status) {
        String body = call.isForm() ? "" : call.body();
        entries.add(new Entry(call.method(), call.path(), call.parameter("q").orElse(""), body, status));
    }
}
