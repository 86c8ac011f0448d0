package io.salesflow.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.ReceivedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;

/**
 * Holds Salesforce against Salesflow, record by record and field by field. It has a list of its own of what belongs to what, so
 * that a mistake in the routes' mapping shows.
 */
final class SalesforceComparison {
    static final String LEAD = "Lead";
    static final String TASK = "Task";

    /** The field by which people are recognised. */
    static final String KEY = "Salesflow_Key__c";

    private static final String MESSAGE_KEY = "Salesflow_Message_Key__c";
    private static final String SENT_AT = "Salesflow_Sent_At__c";
    private static final int LONGEST_LIST = 3_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Function<Contact, Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("FirstName", Contact::firstName);
        FIELDS.put("LastName", Contact::lastName);
        FIELDS.put("Title", Contact::occupation);
        FIELDS.put("Company", Contact::company);
        FIELDS.put("Email", Contact::email);
        FIELDS.put("Phone", Contact::phone);
        FIELDS.put("LinkedIn_URL__c", Contact::memberUrl);
        FIELDS.put("Salesflow_Location__c", Contact::location);
        FIELDS.put("Salesflow_Industry__c", Contact::industry);
        FIELDS.put("Salesflow_Status__c", Contact::status);
        FIELDS.put("Salesflow_Campaign__c", Contact::campaignId);
        FIELDS.put("Salesflow_Added_At__c", Contact::addedAt);
        FIELDS.put("Salesflow_Modified_At__c", Contact::lastModifiedAt);
    }

    private final Routes routes;
    private final Differences differences;
    private final ExpectedPeople people;
    private final Map<String, String> keysById = new HashMap<>();

    SalesforceComparison(Routes routes, Differences differences) {
        this.routes = routes;
        this.differences = differences;
        this.people = new ExpectedPeople(differences, ChronoUnit.SECONDS);
    }

    /** Compares Leads, and their Tasks. */
    void compare(Account account) {
        people.add(account.contacts(), FIELDS);
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode lead : query(LEAD, KEY, people.keys(), FIELDS.keySet())) {
            String key = lead.path(KEY).asText().toLowerCase(Locale.ROOT);
            found.put(key, lead);
            keysById.put(lead.path("Id").asText(), key);
        }
        for (String key : people.keys()) {
            if (found.containsKey(key)) {
                people.compare(key, name -> value(found.get(key), name));
            } else {
                people.expectMissing(key);
            }
        }
        compareMessages(account.id(), account.messages());
    }

    /** Everybody that Salesforce has must be in Salesflow. */
    void expectNobodyElse(List<String> keysInSalesforce) {
        people.expectNobodyElse(keysInSalesforce);
    }

    private void compareMessages(long accountId, List<ReceivedMessage> messages) {
        Map<String, List<JsonNode>> found = new HashMap<>();
        List<String> keys =
                messages.stream().map(message -> key(accountId, message)).toList();
        for (JsonNode task : query(TASK, MESSAGE_KEY, keys, List.of("WhoId", "Description", SENT_AT))) {
            found.computeIfAbsent(task.path(MESSAGE_KEY).asText(), first -> new ArrayList<>())
                    .add(task);
        }
        for (ReceivedMessage message : messages) {
            List<JsonNode> tasks = found.getOrDefault(key(accountId, message), List.of());
            if (tasks.size() != 1) {
                differences.add(Account.name(message), "has " + tasks.size() + " Tasks in Salesforce, and not one");
            } else {
                compare(message, tasks.get(0));
            }
        }
    }

    private void compare(ReceivedMessage message, JsonNode task) {
        if (!String.valueOf(message.writer().linkedInSlug())
                .equals(keysById.get(task.path("WhoId").asText()))) {
            differences.add(Account.name(message), "its Task in Salesforce is that of somebody else");
        }
        String text = message.text() == null || message.text().isEmpty() ? null : message.text();
        if (!ExpectedPeople.isSame(text, value(task, "Description"), ChronoUnit.SECONDS)) {
            differences.add(Account.name(message), "its Task in Salesforce has another text");
        }
        if (!ExpectedPeople.isSame(message.createdAt(), value(task, SENT_AT), ChronoUnit.SECONDS)) {
            differences.add(Account.name(message), "its Task in Salesforce has another time");
        }
    }

    /** By which a message is known. */
    private static String key(long accountId, ReceivedMessage message) {
        return accountId + "/" + message.memberId() + ":" + message.conversationMessageId();
    }

    /** Salesforce writes times with an offset without a colon. */
    private static String value(JsonNode record, String name) {
        String value = record.path(name).textValue();
        return value != null && value.matches("\\d{4}-\\d{2}-\\d{2}T.*\\+0000")
                ? value.substring(0, value.length() - "+0000".length()) + "Z"
                : value;
    }

    private List<JsonNode> query(String type, String key, Collection<String> values, Collection<String> fields) {
        List<JsonNode> records = new ArrayList<>();
        for (String list : lists(values)) {
            String query = "SELECT Id, " + key + ", " + String.join(", ", fields) + " FROM " + type + " WHERE " + key
                    + " IN (" + list + ")";
            try (InputStream answer = routes.send(
                    "direct:look-at-salesforce",
                    null,
                    Map.of(SalesforceEndpointConfig.SOBJECT_QUERY, query),
                    InputStream.class)) {
                JsonNode json = JSON.readTree(answer);
                if (!json.path("done").asBoolean()) {
                    throw new IllegalStateException("Salesforce gave only a part of what a query finds");
                }
                json.path("records").forEach(records::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Salesforce's answer can't be read", e);
            }
        }
        return records;
    }

    /** The values as literals, divided so that the URL of a query does not become too long. */
    private static List<String> lists(Collection<String> values) {
        List<String> lists = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        for (String value : values) {
            String literal = "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
            if (!list.isEmpty() && encodedLength(list + "," + literal) > LONGEST_LIST) {
                lists.add(list.toString());
                list.setLength(0);
            }
            list.append(list.isEmpty() ? "" : ",").append(literal);
        }
        if (!list.isEmpty()) {
            lists.add(list.toString());
        }
        return lists;
    }

    private static int encodedLength(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
    }
}
