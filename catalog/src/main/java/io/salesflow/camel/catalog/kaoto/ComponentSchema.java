package io.salesflow.camel.catalog.kaoto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The form of an endpoint as Kaoto shows it, made as Kaoto makes those of Camel's components. */
final class ComponentSchema {
    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    private ComponentSchema() {}

    /** The JSON schema of the options of an endpoint, from Camel's description of its component. */
    static ObjectNode of(JsonNode component) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DRAFT).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        component.path("properties").properties().forEach(option -> {
            properties.set(option.getKey(), property(option.getValue()));
            if (option.getValue().path("required").asBoolean()) {
                required.add(option.getKey());
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode property(JsonNode option) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        property.set("title", option.path("displayName"));
        property.set("description", option.path("description"));
        String type = option.path("type").asText();
        String javaType = option.path("javaType").asText();
        boolean isBean = type.equals("object") && !javaType.startsWith("java.util.Map");
        property.put("type", isBean ? "string" : jsonType(type));
        if (type.equals("array")) {
            property.putObject("items").put("type", "string");
        }
        if (option.has("enum")) {
            property.set("enum", option.path("enum"));
        }
        property.put("$comment", "group:" + option.path("group").asText());
        if (option.path("deprecated").asBoolean()) {
            property.put("deprecated", true);
        }
        setFormat(property, option, isBean);
        setDefault(property, option);
        return property;
    }

    private static String jsonType(String type) {
        return switch (type) {
            case "duration", "enum" -> "string";
            default -> type;
        };
    }

    private static void setFormat(ObjectNode property, JsonNode option, boolean isBean) {
        boolean isSecret = option.path("secret").asBoolean();
        if (isBean) {
            property.put("format", "bean:" + option.path("javaType").asText() + (isSecret ? "|password" : ""));
        } else if (isSecret) {
            property.put("format", "password");
        } else if (option.path("type").asText().equals("duration")) {
            property.put("format", "duration");
        }
    }

    /** Text where the form has text, which Camel's description may have as a number. */
    private static void setDefault(ObjectNode property, JsonNode option) {
        JsonNode value = option.get("defaultValue");
        if (value == null) {
            return;
        }
        if (property.path("type").asText().equals("string")) {
            property.put("default", value.asText());
        } else {
            property.set("default", value);
        }
    }
}
