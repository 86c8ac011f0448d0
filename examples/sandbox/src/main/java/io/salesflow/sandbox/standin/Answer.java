package io.salesflow.sandbox.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is answered to a call.
 *
 * @param status the HTTP status
 * @param body the JSON; nothing is sent for a null node
 * @param headers those beside the usual
 */
public record Answer(int status, JsonNode body, Map<String, String> headers) {

    /** An answer with the usual headers. */
    public Answer(int status, JsonNode body) {
        this(status, body, Map.of());
    }

    /** A 200 with that body. */
    public static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    /** A 201 with that body. */
    public static Answer created(JsonNode body) {
        return new Answer(201, body);
    }

    /** A 207 with that body. */
    public static Answer multiStatus(JsonNode body) {
        return new Answer(207, body);
    }

    /** A 200 without a body. */
    public static Answer empty() {
        return ok(NullNode.getInstance());
    }

    /** The same with more headers. */
    public Answer withHeaders(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(headers);
        all.putAll(more);
        return new Answer(status, body, all);
    }
}
