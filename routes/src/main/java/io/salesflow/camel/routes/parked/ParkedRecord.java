package io.salesflow.camel.routes.parked;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change or event that was given up, as people see it. What is not known is null.
 *
 * @param feed the feed, or the events of a webhook
 * @param key by which it is replayed or discarded
 * @param what what it is, such as {@code new contact}
 * @param name the person's name
 * @param company the person's company
 * @param linkedIn the person's LinkedIn profile
 * @param route the route that did not deliver it
 * @param since when it was given up
 * @param attempts how often it was tried
 * @param reason why it was given up
 * @param whatToDo what a person can do
 */
record ParkedRecord(
        String feed,
        String key,
        String what,
        String name,
        String company,
        String linkedIn,
        String route,
        Instant since,
        Integer attempts,
        String reason,
        String whatToDo) {
    static final String FEED = "feed";
    static final String KEY = "key";
    static final String SINCE = "since";
    static final String SINCE_IN_FILES = "since_utc";
    static final String ACTION = "action";
    static final String ANSWER = "answer";

    /** The columns of a file: the first one is for the person. */
    static final List<String> COLUMNS = List.of(
            ACTION,
            "what",
            "name",
            "company",
            "linkedin",
            "route",
            SINCE_IN_FILES,
            "attempts",
            "reason",
            "what_to_do",
            FEED,
            KEY);

    /** The values by column, for a file. */
    Map<String, Object> cells() {
        Map<String, Object> cells = row();
        cells.put(SINCE_IN_FILES, since);
        return cells;
    }

    /** The values by column, for a table; without NUL characters, which PostgreSQL does not take. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(FEED, feed);
        row.put(KEY, key);
        row.put("what", what);
        row.put("name", name);
        row.put("company", company);
        row.put("linkedin", linkedIn);
        row.put("route", route);
        row.put(SINCE, inTables(since));
        row.put("attempts", attempts);
        row.put("reason", reason);
        row.put("what_to_do", whatToDo);
        row.replaceAll((column, value) -> value instanceof String text ? text.replace("\0", "") : value);
        return row;
    }

    /** A time as PostgreSQL keeps it. */
    static OffsetDateTime inTables(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
