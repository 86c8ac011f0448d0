package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON to and from HubSpot, in UTF-8. */
final class HubSpotJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HubSpotJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalArgumentException if it is no JSON; without a cause, which would quote it
     */
    static JsonNode read(byte[] answer) {
        try {
            return MAPPER.readTree(answer);
        } catch (IOException e) {
            throw new IllegalArgumentException("HubSpot's answer is no JSON, or breaks off");
        }
    }

    static byte[] write(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
