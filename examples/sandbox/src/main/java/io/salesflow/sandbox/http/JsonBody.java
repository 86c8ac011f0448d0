package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.salesflow.sandbox.account.Rejection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The JSON object in a request's body. Keys are matched ignoring case and surrounding blanks. */
final class JsonBody {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, JsonNode> fields = new HashMap<>();

    private JsonBody(JsonNode object) {
        object.properties().forEach(field -> fields.put(normalised(field.getKey()), field.getValue()));
    }

    /** Reads a body; an empty one is an empty object. */
    static JsonBody read(String text) {
        if (text.isBlank()) {
            return new JsonBody(MAPPER.createObjectNode());
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return new JsonBody(node);
            }
        } catch (JsonProcessingException malformed) {
            throw Rejection.badRequest("The request body is not valid JSON");
        }
        throw Rejection.badRequest("The request body must be a JSON object");
    }

    /** The value of a key; missing if the key is not there or its value is null. */
    JsonNode value(String key) {
        JsonNode value = fields.get(normalised(key));
        return value == null || value.isNull() ? MissingNode.getInstance() : value;
    }

    /** The text of a key, or null. */
    String text(String key, int longest) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw Rejection.badRequest("Parameter '" + key + "' must be a text");
        }
        return TextLimit.checked(key, value.asText(), longest);
    }

    /** The text of a key that must be there. */
    String requiredText(String key, int longest) {
        String text = text(key, longest);
        if (text == null || text.isBlank()) {
            throw Rejection.badRequest("Parameter '" + key + "' is required");
        }
        return text;
    }

    /** The truth value of a key, or null. */
    Boolean truth(String key) {
        JsonNode value = value(key);
        if (value.isMissingNode()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        throw Rejection.badRequest("Parameter '" + key + "' must be true or false");
    }

    private static String normalised(String key) {
        return key.trim().toLowerCase(Locale.ROOT);
    }
}
