package io.salesflow.camel.routes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salesflow.camel.feed.MessageTexts;
import io.salesflow.camel.routes.targets.CallLimit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;

/** The calls to Salesforce that the routes make, all of them through camel-salesforce. */
final class SalesforceApi implements AutoCloseable {
    /** Of records in a collection. */
    static final int MOST_RECORDS = 200;

    private static final String UPSERT = "compositeUpsertSObjectCollections?allOrNone=false";
    private static final String CREATE = "compositeCreateSObjectCollections?allOrNone=false";
    private static final String UPDATE = "compositeUpdateSObjectCollections?allOrNone=false";
    private static final String QUERY = "query?rawPayload=true";
    private static final String QUERY_MORE = "queryMore?rawPayload=true";
    /** A query is part of the URL, which camel-salesforce's client keeps in a buffer of 8 kB. */
    static final int LONGEST_QUERY = 4_000;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Pattern USED = Pattern.compile("api-usage=(\\d+)/(\\d+)");

    private final CamelContext context;
    private final ProducerTemplate template;
    private final String component;
    private final AtomicReference<CallLimit> limit;
    private final MessageTexts hidden;

    /** One that calls by a component of that name. */
    SalesforceApi(CamelContext context, String component) {
        this.context = context;
        this.component = component;
        limit = new AtomicReference<>();
        hidden = MessageTexts.in(null);
        if (context.getComponent(component) == null) {
            throw new IllegalStateException("The routes to Salesforce need camel-salesforce. Add"
                    + " org.apache.camel:camel-salesforce in the version of Camel to the program's dependencies");
        }
        template = context.createProducerTemplate();
    }

    private SalesforceApi(SalesforceApi same, MessageTexts hidden) {
        context = same.context;
        component = same.component;
        template = same.template;
        limit = same.limit;
        this.hidden = hidden;
    }

    /** The same, for calls with texts that failures must not quote. It is closed with this one. */
    SalesforceApi hiding(MessageTexts texts) {
        return new SalesforceApi(this, texts);
    }

    /**
     * Upserts records by an external ID.
     *
     * @return one result for each record, in their order
     * @throws SalesforceCallException if the call failed as a whole
     */
    List<RecordResult> upsert(String type, String externalId, Collection<Map<String, String>> records) {
        return write(
                UPSERT,
                type,
                records,
                Map.of(
                        SalesforceEndpointConfig.SOBJECT_NAME,
                        type,
                        SalesforceEndpointConfig.SOBJECT_EXT_ID_NAME,
                        externalId));
    }

    /** Creates records; see {@link #upsert}. Sent twice it creates them twice. */
    List<RecordResult> create(String type, Collection<Map<String, String>> records) {
        return write(CREATE, type, records, Map.of());
    }

    /** Updates records by the {@code Id} that is among the fields of each; see {@link #upsert}. */
    List<RecordResult> update(String type, Collection<Map<String, String>> records) {
        return write(UPDATE, type, records, Map.of());
    }

    /**
     * Finds records by the values of a field.
     *
     * @return the ids of those that there are by the value, in lower case, since Salesforce knows no case; the first if several
     *     have the same
     * @throws SalesforceCallException if a call failed
     */
    Map<String, String> idsByValue(String type, String field, Collection<String> values) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (JsonNode found : find(type, List.of("Id", field), field, values)) {
            ids.putIfAbsent(
                    found.path(field).asText().toLowerCase(Locale.ROOT),
                    found.path("Id").asText());
        }
        return ids;
    }

    /**
     * Finds records by the values of a field, without regard to case, with as few queries as there can be.
     *
     * @return some fields of those that there are
     * @throws SalesforceCallException if a call failed
     */
    List<JsonNode> find(String type, Collection<String> fields, String by, Collection<String> values) {
        List<JsonNode> all = new ArrayList<>();
        String start = "SELECT " + String.join(", ", fields) + " FROM " + type + " WHERE " + by + " IN (";
        for (String list : SoqlLiterals.lists(values, LONGEST_QUERY - SoqlLiterals.encodedLength(start + ")"))) {
            query(start + list + ")").forEach(all::add);
        }
        return all;
    }

    /** How many calls of the day are left, as the last answer told; null before the first. */
    CallLimit callLimit() {
        return limit.get();
    }

    @Override
    public void close() throws IOException {
        template.close();
    }

    private List<RecordResult> write(
            String uri, String type, Collection<Map<String, String>> records, Map<String, Object> headers) {
        if (records.isEmpty()) {
            return List.of();
        }
        List<SalesforceRecord> body = records.stream()
                .map(fields -> new SalesforceRecord(type, fields))
                .toList();
        Object answer = call(uri, body, headers);
        // Of an answer that it can't read camel-salesforce only writes a line to the log, and succeeds.
        if (answer instanceof List<?> results
                && results.size() == records.size()
                && results.stream().allMatch(SaveSObjectResult.class::isInstance)) {
            return results.stream()
                    .map(result -> RecordResult.of((SaveSObjectResult) result, uri.equals(CREATE)))
                    .toList();
        }
        throw new SalesforceUnavailableException("Salesforce's answer can't be read, or breaks off", null);
    }

    /**
     * A page of what a query finds.
     *
     * @param next where the page is, as the one before it tells; null for the first
     * @throws SalesforceCallException if the call failed
     */
    JsonNode page(String query, String next) {
        return next == null ? answer(QUERY, query) : answer(QUERY_MORE, next);
    }

    private JsonNode query(String query) {
        JsonNode found = answer(QUERY, query);
        if (found.path("done").asBoolean()) {
            return found.path("records");
        }
        throw new SalesforceCallException("Salesforce gave only a part of what a query finds", null);
    }

    private JsonNode answer(String uri, String query) {
        Object answer = call(uri, null, Map.of(SalesforceEndpointConfig.SOBJECT_QUERY, query));
        try {
            JsonNode json = MAPPER.readTree((InputStream) answer);
            if (json != null && json.has("done")) {
                return json;
            }
        } catch (IOException e) {
            throw new SalesforceUnavailableException("Salesforce's answer is no JSON, or breaks off", null);
        }
        throw new SalesforceUnavailableException("Salesforce's answer is not that to a query", null);
    }

    private Object call(String uri, Object body, Map<String, Object> headers) {
        MessageTexts before = LoginSecrets.with(hidden, context, component);
        Exchange answer = template.request(component + ":" + uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
        if (answer.getException() != null) {
            throw CallFailure.of(answer.getException(), LoginSecrets.with(before, context, component));
        }
        noteLimit(answer.getMessage().getHeader("Sforce-Limit-Info", "", String.class));
        return answer.getMessage().getBody();
    }

    private void noteLimit(String info) {
        Matcher used = USED.matcher(info);
        if (used.find()) {
            long most = Long.parseLong(used.group(2));
            limit.set(new CallLimit(Math.max(0, most - Long.parseLong(used.group(1))), most, "today"));
        }
    }
}
