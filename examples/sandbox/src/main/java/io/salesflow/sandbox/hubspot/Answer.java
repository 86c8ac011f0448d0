package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What is answered to a call. */
record Answer(int status, JsonNode body, Map<String, String> headers) {

    static Answer ok(JsonNode body) {
        return new Answer(200, body, Map.of());
    }

    static Answer created(JsonNode body) {
        return new Answer(201, body, Map.of());
    }

    static Answer multiStatus(JsonNode body) {
        return new Answer(207, body, Map.of());
    }

    Answer withHeaders(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new Answer(status, body, all);
    }
}
