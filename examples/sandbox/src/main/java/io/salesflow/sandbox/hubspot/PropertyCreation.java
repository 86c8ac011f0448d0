package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the body of a request to create a property or a group, and refuses what HubSpot refuses. */
final class PropertyCreation {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

    private static final Map<String, Set<String>> FIELD_TYPES = Map.of(
            "string", Set.of("text", "textarea", "html", "phonenumber", "file"),
            "number", Set.of("number"),
            "date", Set.of("date"),
            "datetime", Set.of("date"),
            "bool", Set.of("booleancheckbox"),
            "enumeration", Set.of("select", "radio", "checkbox", "booleancheckbox"));

    private static final List<PropertyDefinition.Option> YES_AND_NO =
            List.of(new PropertyDefinition.Option("Yes", "true", 0), new PropertyDefinition.Option("No", "false", 1));

    private final InstantSource clock;

    PropertyCreation(InstantSource clock) {
        this.clock = clock;
    }

    PropertyGroup group(JsonNode json) {
        return new PropertyGroup(
                name(json), required(json, "label"), json.path("displayOrder").asInt(-1));
    }

    PropertyDefinition property(JsonNode json) {
        String type = required(json, "type");
        String fieldType = required(json, "fieldType");
        if (!FIELD_TYPES.getOrDefault(type, Set.of()).contains(fieldType)) {
            throw Refusal.validation("The type '" + type + "' does not go with the field type '" + fieldType + "'.");
        }
        boolean unique = json.path("hasUniqueValue").asBoolean(false);
        if (unique && !Set.of("string", "number").contains(type)) {
            throw Refusal.validation("A property of type '" + type + "' cannot have unique values.");
        }
        return new PropertyDefinition(
                name(json),
                required(json, "label"),
                type,
                fieldType,
                required(json, "groupName"),
                json.path("description").asText(""),
                unique,
                false,
                false,
                options(type, json.path("options")),
                clock.instant());
    }

    private static List<PropertyDefinition.Option> options(String type, JsonNode json) {
        List<PropertyDefinition.Option> options = new ArrayList<>();
        Set<String> values = new HashSet<>();
        for (JsonNode option : json) {
            String value = required(option, "value");
            if (!values.add(value)) {
                throw Refusal.validation("The option value '" + value + "' is given twice.");
            }
            int displayOrder = option.path("displayOrder").asInt(-1);
            options.add(new PropertyDefinition.Option(required(option, "label"), value, displayOrder));
        }
        return switch (type) {
            case "enumeration" -> {
                if (options.isEmpty()) {
                    throw Refusal.validation("An enumeration must have options.");
                }
                yield options;
            }
            case "bool" -> {
                if (!options.isEmpty() && !values.equals(Set.of("true", "false"))) {
                    throw Refusal.validation("The options of a bool must be true and false.");
                }
                yield options.isEmpty() ? YES_AND_NO : options;
            }
            default -> {
                if (!options.isEmpty()) {
                    throw Refusal.validation("A property of type '" + type + "' cannot have options.");
                }
                yield options;
            }
        };
    }

    private static String name(JsonNode json) {
        String name = required(json, "name");
        if (!NAME.matcher(name).matches()) {
            throw Refusal.validation("The name '" + name + "' must begin with a letter and can contain only lower-case"
                    + " letters, digits and underscores, at most 100.");
        }
        return name;
    }

    private static String required(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw Refusal.validation("Some required fields were not set: [" + field + "]");
        }
        return value.asText();
    }
}
