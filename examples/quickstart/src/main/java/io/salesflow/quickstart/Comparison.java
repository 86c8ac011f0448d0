package io.salesflow.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.IncomingMessage;
import io.salesflow.camel.api.MemberMessages;
import io.salesflow.camel.api.MemberStatus.Flag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Holds Salesflow and HubSpot against each other, record by record and field by field. It has a list of its own of what
 * belongs to what, so that a mistake in the route's mapping shows.
 */
final class Comparison {
    private static final int MOST_AT_ONCE = 100;
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

    private final List<String> differences = new ArrayList<>();
    private final Map<String, Map<String, Object>> expected = new LinkedHashMap<>();

    private Comparison() {}

    /** What Salesflow has, to be compared. */
    static Comparison of(List<Contact> contacts) {
        Comparison comparison = new Comparison();
        contacts.forEach(comparison::expect);
        return comparison;
    }

    /** How many people Salesflow knows. */
    int people() {
        return expected.size();
    }

    /** What differs, in words. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** Looks up every person in HubSpot, a hundred at once. */
    void lookUp(Lookup hubSpot) {
        List<String> keys = List.copyOf(expected.keySet());
        for (int from = 0; from < keys.size(); from += MOST_AT_ONCE) {
            List<String> some = keys.subList(from, Math.min(keys.size(), from + MOST_AT_ONCE));
            Map<String, JsonNode> found = hubSpot.find(some, FIELDS.keySet());
            some.forEach(key -> compare(key, found.get(key)));
        }
    }

    /** Every message must be in a file, as it is. */
    void compareMessages(List<MemberMessages> received, MessageFiles files) {
        for (MemberMessages member : received) {
            for (IncomingMessage message : member.incomingMessages()) {
                String name = "message " + message.conversationMessageId() + " of member " + member.memberId();
                String kept = files.text(member.memberId(), message.conversationMessageId());
                if (!Objects.equals(message.text(), kept)) {
                    differences.add(name + (kept == null ? ": there is no file of it" : ": its file has another text"));
                }
            }
        }
    }

    /** Everybody that HubSpot has must be in Salesflow. An empty key is that of somebody who has none. */
    void expectNobodyElse(Collection<String> keysInHubSpot) {
        keysInHubSpot.stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> differences.add((key.isEmpty() ? "somebody without a LinkedIn key" : key)
                        + ": in HubSpot, but not in Salesflow"));
    }

    /** Finds HubSpot contacts by their LinkedIn keys. */
    interface Lookup {
        /** The properties of those that are there, by key. */
        Map<String, JsonNode> find(Collection<String> keys, Set<String> properties);
    }

    private void expect(Contact contact) {
        String key = contact.linkedInSlug();
        if (key == null) {
            differences.add("member " + contact.memberId() + ": has no LinkedIn URL, so it can't be in HubSpot");
            return;
        }
        Map<String, Object> values = expected.computeIfAbsent(key, first -> new LinkedHashMap<>());
        FIELDS.forEach((property, field) -> {
            Object value = field.apply(contact);
            if (value != null && !value.toString().isBlank()) {
                values.put(property, value);
            }
        });
    }

    private void compare(String key, JsonNode inHubSpot) {
        if (inHubSpot == null) {
            differences.add(key + ": in Salesflow, but not in HubSpot");
            return;
        }
        expected.get(key).forEach((property, value) -> {
            String other = inHubSpot.path(property).textValue();
            if (!isSame(property, value, other)) {
                differences.add(
                        key + ": " + property + " is '" + value + "' in Salesflow and '" + other + "' in HubSpot");
            }
        });
    }

    private static boolean isSame(String property, Object value, String other) {
        if (other == null) {
            return false;
        }
        if (value instanceof Instant time) {
            return time.truncatedTo(ChronoUnit.MILLIS).equals(Instant.parse(other));
        }
        return property.equals("email")
                ? value.toString().equalsIgnoreCase(other)
                : Objects.equals(value.toString(), other);
    }
}
