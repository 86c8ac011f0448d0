package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Contacts as JSON, in both directions. All values are strings. */
final class ContactJson {

    private static final Set<String> ALWAYS = Set.of("hs_object_id", "createdate", "lastmodifieddate");
    private static final Set<String> UNLESS_ASKED_OTHERWISE = Set.of("email", "firstname", "lastname");

    private final PropertyDefinitions definitions;

    ContactJson(PropertyDefinitions definitions) {
        this.definitions = definitions;
    }

    /** What is read: a requested property without a value is null, an unknown one is left out. */
    ObjectNode read(Contact contact, Set<String> requested) {
        Set<String> names = new TreeSet<>(requested.isEmpty() ? UNLESS_ASKED_OTHERWISE : requested);
        names.removeIf(name -> definitions.find(name).isEmpty());
        return json(contact, names);
    }

    /** What is answered to a write: the properties that were written. */
    ObjectNode written(Contact contact, Collection<String> names) {
        Set<String> present = new TreeSet<>(names);
        present.retainAll(contact.properties().keySet());
        return json(contact, present);
    }

    /** The object {@code properties} of a request. */
    static Map<String, String> properties(JsonNode parent) {
        if (!(parent.path("properties") instanceof ObjectNode properties)) {
            throw Refusal.invalidJson("'properties' must be an object");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (!property.getValue().isTextual()) {
                throw Refusal.invalidJson("the value of '" + property.getKey() + "' must be a string");
            }
            values.put(property.getKey(), property.getValue().asText());
        }
        return values;
    }

    private static ObjectNode json(Contact contact, Set<String> names) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", contact.id());
        ObjectNode properties = json.putObject("properties");
        Set<String> all = new TreeSet<>(names);
        all.addAll(ALWAYS);
        all.forEach(name -> properties.put(name, value(contact, name)));
        return json.put("createdAt", Timestamps.format(contact.createdAt()))
                .put("updatedAt", Timestamps.format(contact.updatedAt()))
                .put("archived", false);
    }

    private static String value(Contact contact, String property) {
        return switch (property) {
            case "hs_object_id" -> contact.id();
            case "createdate" -> Timestamps.format(contact.createdAt());
            case "lastmodifieddate" -> Timestamps.format(contact.updatedAt());
            default -> contact.value(property).orElse(null);
        };
    }
}
