package io.salesflow.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.api.ReceivedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.component.http.HttpConstants;

/**
 * Holds HubSpot against Salesflow, record by record and field by field. It has a list of its own of what belongs to what, so
 * that a mistake in the routes' mapping shows.
 */
final class HubSpotComparison {
    /** The property by which contacts are recognised. */
    static final String KEY = "salesflow_linkedin_key";

    private static final int MOST_AT_ONCE = 100;
    private static final String OBJECTS = "/crm/v3/objects/";
    private static final String MESSAGE_TEXT = "hs_communication_body";
    private static final String MESSAGE_TIME = "hs_timestamp";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Function<Contact, Object>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("firstname", Contact::firstName);
        FIELDS.put("lastname", Contact::lastName);
        FIELDS.put("jobtitle", Contact::occupation);
        FIELDS.put("company", Contact::company);
        FIELDS.put("email", Contact::email);
        FIELDS.put("phone", Contact::phone);
        FIELDS.put("hs_linkedin_url", Contact::memberUrl);
        FIELDS.put("salesflow_location", Contact::location);
        FIELDS.put("salesflow_industry", Contact::industry);
        FIELDS.put("salesflow_status", Contact::status);
        FIELDS.put("salesflow_connected", contact -> contact.has(Flag.MEMBER_CONNECTED));
        FIELDS.put("salesflow_campaign", Contact::campaignId);
        FIELDS.put("salesflow_added_at", Contact::addedAt);
        FIELDS.put("salesflow_modified_at", Contact::lastModifiedAt);
    }

    private final Routes routes;
    private final Differences differences;
    private final ExpectedPeople people;
    private final Map<String, String> keysById = new HashMap<>();

    HubSpotComparison(Routes routes, Differences differences) {
        this.routes = routes;
        this.differences = differences;
        this.people = new ExpectedPeople(differences, ChronoUnit.MILLIS);
    }

    /** Compares contacts, and the messages on their timelines. */
    void compare(Account account) {
        people.add(account.contacts(), FIELDS);
        Map<String, JsonNode> found = new HashMap<>();
        read("contacts", KEY, people.keys(), FIELDS.keySet()).forEach(contact -> {
            String key = contact.path("properties").path(KEY).asText();
            found.put(key, contact.path("properties"));
            keysById.put(contact.path("id").asText(), key);
        });
        for (String key : people.keys()) {
            if (found.containsKey(key)) {
                people.compare(key, name -> found.get(key).path(name).textValue());
            } else {
                people.expectMissing(key);
            }
        }
        compareMessages(
                account.messages().stream().filter(this::canBeOnTimeline).toList());
    }

    /** Everybody that HubSpot has must be in Salesflow. */
    void expectNobodyElse(List<String> keysInHubSpot) {
        people.expectNobodyElse(keysInHubSpot);
    }

    private boolean canBeOnTimeline(ReceivedMessage message) {
        if (message.createdAt() == null) {
            differences.add(Account.name(message), "has no time, so it can't be in HubSpot");
        }
        return message.createdAt() != null;
    }

    private void compareMessages(List<ReceivedMessage> messages) {
        Map<Said, Integer> expected = new HashMap<>();
        messages.forEach(message -> expected.merge(Said.of(message), 1, Integer::sum));
        Map<Said, Integer> found = found(messages);
        for (ReceivedMessage message : messages) {
            Said said = Said.of(message);
            int times = found.getOrDefault(said, 0);
            if (times != expected.get(said)) {
                differences.add(
                        Account.name(message),
                        "is " + times + " times on the timeline of " + said.key() + " in HubSpot, and not "
                                + expected.get(said));
            }
        }
    }

    /** What is on the timelines of those who wrote, and how often. */
    private Map<Said, Integer> found(List<ReceivedMessage> messages) {
        Set<String> writers = new HashSet<>();
        messages.forEach(message -> writers.add(message.writer().linkedInSlug()));
        List<String> contacts = keysById.entrySet().stream()
                .filter(known -> writers.contains(known.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Map<String, String> contactByMessage = new LinkedHashMap<>();
        inParts(contacts, some -> post("/crm/v4/associations/contacts/communications/batch/read", some))
                .forEach(result -> result.path("to")
                        .forEach(to -> contactByMessage.put(
                                to.path("toObjectId").asText(),
                                result.path("from").path("id").asText())));
        Map<Said, Integer> found = new HashMap<>();
        read("communications", "hs_object_id", contactByMessage.keySet(), Set.of(MESSAGE_TEXT, MESSAGE_TIME))
                .forEach(message -> found.merge(
                        new Said(
                                keysById.get(
                                        contactByMessage.get(message.path("id").asText())),
                                Instant.parse(message.path("properties")
                                        .path(MESSAGE_TIME)
                                        .asText()),
                                text(message.path("properties")
                                        .path(MESSAGE_TEXT)
                                        .asText())),
                        1,
                        Integer::sum));
        return found;
    }

    /** The text of a message as it was before it became HTML, of which the first paragraph tells who wrote it. */
    private static String text(String html) {
        return Said.plain(html.replaceFirst("^<p>.*?</p>", "")
                .replace("<br>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"));
    }

    private List<JsonNode> read(String type, String idProperty, Collection<String> ids, Set<String> properties) {
        return inParts(List.copyOf(ids), request -> {
            request.put("idProperty", idProperty);
            ArrayNode names = request.putArray("properties").add(idProperty);
            properties.forEach(names::add);
            return post(OBJECTS + type + "/batch/read", request);
        });
    }

    /** A hundred at once. */
    private static List<JsonNode> inParts(List<String> ids, Function<ObjectNode, JsonNode> call) {
        List<JsonNode> results = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
            ObjectNode request = JSON.createObjectNode();
            ArrayNode inputs = request.putArray("inputs");
            ids.subList(from, Math.min(ids.size(), from + MOST_AT_ONCE))
                    .forEach(id -> inputs.addObject().put("id", id));
            call.apply(request).path("results").forEach(results::add);
        }
        return results;
    }

    private JsonNode post(String path, ObjectNode request) {
        try {
            byte[] body = JSON.writeValueAsBytes(request);
            return JSON.readTree(
                    routes.send("direct:look-at-hubspot", body, Map.of(HttpConstants.HTTP_PATH, path), byte[].class));
        } catch (IOException e) {
            throw new UncheckedIOException("HubSpot's answer can't be read", e);
        }
    }

    /** Who said what, and when. */
    private record Said(String key, Instant time, String text) {
        static Said of(ReceivedMessage message) {
            return new Said(
                    message.writer().linkedInSlug(),
                    message.createdAt().truncatedTo(ChronoUnit.MILLIS),
                    plain(message.text() == null ? "" : message.text()));
        }

        static String plain(String text) {
            return text.replaceAll("\\R", "\n").strip();
        }
    }
}
