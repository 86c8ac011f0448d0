package io.salesflow.camel.routes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A query in SOQL that reads fields of records, such as {@code SELECT Id, LastName, Account.Name FROM Contact}. What it finds is
 * read page by page while it is gone through.
 */
public final class SalesforceQuery implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SalesforceQuery.class);
    private static final Pattern SELECT = Pattern.compile(
            "\\s*SELECT\\s+([\\w.]+(?:\\s*,\\s*[\\w.]+)*)\\s+FROM\\s+(\\w+)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final SalesforceApi api;
    private final String query;
    private final String type;
    private final List<String> fields;

    /**
     * Reads a query.
     *
     * @param component the name of the component of camel-salesforce that is logged in to the org
     * @throws IllegalArgumentException if it does more than to select fields, or is too long
     * @throws IllegalStateException if camel-salesforce is not there
     */
    public SalesforceQuery(CamelContext context, String component, String query) {
        Matcher select = SELECT.matcher(query);
        if (!select.matches() || encodedLength(query) > SalesforceApi.LONGEST_QUERY) {
            throw new IllegalArgumentException("must be SELECT, names of fields, FROM and so on, of at most "
                    + SalesforceApi.LONGEST_QUERY + " characters as it is encoded in a URL");
        }
        this.api = new SalesforceApi(context, component);
        this.query = query.strip();
        this.type = select.group(2);
        this.fields =
                Arrays.stream(select.group(1).split(",")).map(String::strip).toList();
    }

    private static int encodedLength(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
    }

    /** The names of the fields, as they are in the query, in their order. */
    public List<String> fields() {
        return fields;
    }

    /**
     * What the query finds: of each record the values of the fields in their order, blank where there is none.
     *
     * @return reads while it is gone through, and fails then with {@link SalesforceCallException}
     */
    public Iterator<List<String>> read() {
        return new Records();
    }

    /**
     * Gives records of the object that is queried a value each. A record that Salesforce refuses is told in the log and stays as it is.
     *
     * @param valuesById the values by the ids of the records
     * @throws SalesforceCallException if a call failed as a whole
     */
    public void give(String field, Map<String, String> valuesById) {
        List<Map.Entry<String, String>> values = List.copyOf(valuesById.entrySet());
        for (int start = 0; start < values.size(); start += SalesforceApi.MOST_RECORDS) {
            List<Map.Entry<String, String>> some =
                    values.subList(start, Math.min(values.size(), start + SalesforceApi.MOST_RECORDS));
            List<RecordResult> results = api.update(
                    type,
                    some.stream()
                            .map(value -> Map.of("Id", value.getKey(), field, value.getValue()))
                            .toList());
            for (int i = 0; i < some.size(); i++) {
                if (!results.get(i).isWritten()) {
                    LOG.warn(
                            "{} {} can't have {} {}: {}. If another record is the same person, merge them in Salesforce",
                            type,
                            some.get(i).getKey(),
                            field,
                            some.get(i).getValue(),
                            results.get(i).reason());
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        api.close();
    }

    private final class Records implements Iterator<List<String>> {
        private final Deque<List<String>> page = new ArrayDeque<>();
        private String next;
        private boolean isOver;

        @Override
        public boolean hasNext() {
            while (page.isEmpty() && !isOver) {
                JsonNode found = api.page(query, next);
                found.path("records").forEach(record -> page.add(values(record)));
                next = found.path("nextRecordsUrl").textValue();
                isOver = next == null || found.path("done").asBoolean();
            }
            return !page.isEmpty();
        }

        @Override
        public List<String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.removeFirst();
        }

        private List<String> values(JsonNode record) {
            return fields.stream().map(field -> value(record, field)).toList();
        }
    }

    /** Salesforce answers with the names as they are in the org; in queries capitals don't count. */
    private static String value(JsonNode record, String field) {
        JsonNode value = record;
        for (String name : field.split("\\.")) {
            value = value.properties().stream()
                    .filter(property ->
                            property.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
            if (value == null) {
                return "";
            }
        }
        return value.isNull() ? "" : value.asText().strip();
    }
}
