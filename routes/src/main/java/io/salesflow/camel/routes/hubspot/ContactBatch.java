package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.feed.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contacts of one batch upsert, at most a hundred. HubSpot refuses a batch that has a key twice, so contacts with the
 * same key become one: it has the values that it would have if they were written one after the other.
 *
 * @param size how many changes came
 * @param valuesByKey the values of each contact by its LinkedIn key, in the order in which they came
 * @param identitiesByKey which changes those values are of, by the contact's LinkedIn key
 * @param withoutKey the identities of those that have no LinkedIn key and can't be written
 */
public record ContactBatch(
        int size,
        Map<String, Map<String, String>> valuesByKey,
        Map<String, List<String>> identitiesByKey,
        List<String> withoutKey) {

    /** The exchange property that holds the batch while its answer is awaited. */
    public static final String EXCHANGE_PROPERTY = "salesflowHubSpotContactBatch";

    public ContactBatch {
        valuesByKey = Collections.unmodifiableMap(new LinkedHashMap<>(valuesByKey));
        identitiesByKey = Map.copyOf(identitiesByKey);
        withoutKey = List.copyOf(withoutKey);
    }

    /** The batch of these changes of contacts. */
    public static ContactBatch of(List<Change> changes) {
        Map<String, Map<String, String>> valuesByKey = new LinkedHashMap<>();
        Map<String, List<String>> identitiesByKey = new LinkedHashMap<>();
        List<String> withoutKey = new ArrayList<>();
        for (Change change : changes) {
            Contact contact = (Contact) change.element();
            String key = contact == null ? null : contact.linkedInSlug();
            if (key == null || key.isBlank()) {
                withoutKey.add(change.identity());
            } else {
                valuesByKey.computeIfAbsent(key, first -> new LinkedHashMap<>()).putAll(values(change.kind(), contact));
                identitiesByKey.computeIfAbsent(key, first -> new ArrayList<>()).add(change.identity());
            }
        }
        return new ContactBatch(changes.size(), valuesByKey, identitiesByKey, withoutKey);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return valuesByKey.isEmpty();
    }

    /** How many contacts became one with another. */
    public int merged() {
        return size - valuesByKey.size() - withoutKey.size();
    }

    /** The body of the call, JSON in UTF-8. Every input is traced by its key, without which one error fails them all. */
    public byte[] requestBody() {
        ObjectNode body = HubSpotJson.object();
        ArrayNode inputs = body.putArray("inputs");
        valuesByKey.forEach((key, values) -> {
            ObjectNode input = inputs.addObject()
                    .put("id", key)
                    .put("idProperty", ContactProperty.LINKED_IN_KEY.propertyName())
                    .put("objectWriteTraceId", key);
            ObjectNode properties = input.putObject("properties");
            values.forEach(properties::put);
        });
        return HubSpotJson.write(body);
    }

    /** How large the batch is; not who is in it. */
    @Override
    public String toString() {
        return "ContactBatch[" + size + " contacts]";
    }

    /** Of a contact that is gone HubSpot keeps everything, and learns only that. */
    private static Map<String, String> values(Change.Kind kind, Contact contact) {
        return kind == Change.Kind.DELETED
                ? ContactProperty.valuesOfDeleted(contact)
                : ContactProperty.valuesOf(contact);
    }
}
