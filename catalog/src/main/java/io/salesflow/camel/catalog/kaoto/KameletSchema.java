package io.salesflow.camel.catalog.kaoto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The form of a Kamelet as Kaoto shows it. */
final class KameletSchema {
    private static final List<String> COPIED =
            List.of("type", "title", "description", "enum", "default", "format", "pattern");
    private static final String ADVANCED = "urn:camel:group:advanced";

    private KameletSchema() {}

    /** The JSON schema of the properties of a Kamelet, from its definition. */
    static ObjectNode of(JsonNode kamelet) {
        JsonNode definition = kamelet.at("/spec/definition");
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#").put("type", "object");
        schema.set("title", definition.path("title"));
        schema.set("description", definition.path("description"));
        if (definition.has("required")) {
            schema.set("required", definition.path("required"));
        }
        ObjectNode properties = schema.putObject("properties");
        definition
                .path("properties")
                .properties()
                .forEach(property -> properties.set(property.getKey(), property(property.getValue())));
        return schema;
    }

    private static ObjectNode property(JsonNode declared) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        COPIED.stream().filter(declared::has).forEach(key -> property.set(key, declared.get(key)));
        for (JsonNode descriptor : declared.path("x-descriptors")) {
            if (descriptor.asText().equals(ADVANCED)) {
                property.put("$comment", "group:advanced");
            }
        }
        return property;
    }
}
