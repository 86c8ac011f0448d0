package io.salesflow.camel.routes.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** People as JSON: the form in which Kamelets pass them to each other. */
final class PersonJson {
    /** What the result file tells of a person, beside what became of him. */
    static final List<String> COLUMNS = List.of(
            "LinkedIn URL", "First name", "Last name", "Occupation", "Location", "Custom fields", "Not to be imported");

    private static final String ID = "Id";
    private static final String LINKED_IN_URL = "LinkedInUrl";
    private static final String FIRST_NAME = "FirstName";
    private static final String LAST_NAME = "LastName";
    private static final String OCCUPATION = "Occupation";
    private static final String LOCATION = "Location";
    private static final String CUSTOM_FIELDS = "CustomFields";
    private static final String NOT_TO_BE_IMPORTED = "NotToBeImported";
    private static final String ADVICE = "Advice";

    private PersonJson() {}

    /** People as a JSON array. */
    static String text(List<PersonToImport> people) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (PersonToImport person : people) {
            ObjectNode object = array.addObject();
            put(object, ID, person.id());
            put(object, LINKED_IN_URL, person.linkedInUrl());
            put(object, FIRST_NAME, person.firstName());
            put(object, LAST_NAME, person.lastName());
            put(object, OCCUPATION, person.occupation());
            put(object, LOCATION, person.location());
            if (!person.customFields().isEmpty()) {
                person.customFields().forEach(object.putArray(CUSTOM_FIELDS)::add);
            }
            if (person.verdict() != null) {
                put(object, NOT_TO_BE_IMPORTED, person.verdict().reason());
                put(object, ADVICE, person.verdict().advice());
            }
        }
        return array.toString();
    }

    /**
     * The people of a JSON array, or the one of an object.
     *
     * @throws IllegalArgumentException if it is no JSON of people
     */
    static List<PersonToImport> people(String json) {
        JsonNode tree = tree(json);
        List<PersonToImport> people = new ArrayList<>();
        for (JsonNode object : tree.isArray() ? tree : List.of(tree)) {
            if (!object.isObject()) {
                throw notPeople();
            }
            people.add(person(object));
        }
        return people;
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode tree = Json.mapper().readTree(json == null ? "" : json);
            if (tree.isObject() || tree.isArray()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The body is broken JSON: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
        throw notPeople();
    }

    private static IllegalArgumentException notPeople() {
        return new IllegalArgumentException(
                "The body must be the JSON of a person with a LinkedInUrl, or an array of people");
    }

    /** Capitals of names don't count, as in the body of an import. */
    private static PersonToImport person(JsonNode object) {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
        String url = first(fields, LINKED_IN_URL, "MemberUrl");
        String id = first(fields, ID, LINKED_IN_URL, "MemberUrl");
        if (id == null) {
            throw new IllegalArgumentException(
                    "The JSON in the body is that of nobody who can be told from others: it has no Id and no LinkedInUrl");
        }
        List<String> customFields = new ArrayList<>();
        fields.getOrDefault(
                        CUSTOM_FIELDS.toLowerCase(Locale.ROOT), Json.mapper().createArrayNode())
                .forEach(field -> customFields.add(field.isNull() ? "" : field.asText()));
        String reason = first(fields, NOT_TO_BE_IMPORTED);
        String advice = first(fields, ADVICE);
        PersonToImport person = new PersonToImport(
                id,
                url,
                first(fields, FIRST_NAME),
                first(fields, LAST_NAME),
                first(fields, OCCUPATION),
                first(fields, LOCATION),
                customFields,
                reason == null ? null : ImportOutcome.refused(reason, advice == null ? "" : advice),
                List.of());
        return person.withCells(List.of(
                text(person.linkedInUrl()),
                text(person.firstName()),
                text(person.lastName()),
                text(person.occupation()),
                text(person.location()),
                String.join(", ", customFields),
                reason == null ? "" : "yes"));
    }

    private static String first(Map<String, JsonNode> fields, String... names) {
        for (String name : names) {
            JsonNode value = fields.get(name.toLowerCase(Locale.ROOT));
            if (value != null && !value.isNull() && !value.asText().isBlank()) {
                return value.asText().strip();
            }
        }
        return null;
    }

    private static void put(ObjectNode object, String name, String value) {
        if (value != null && !value.isBlank()) {
            object.put(name, value);
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
