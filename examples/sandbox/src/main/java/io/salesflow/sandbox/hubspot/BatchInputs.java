package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What all batch calls share: one to a hundred inputs, none of them twice. */
final class BatchInputs {

    static final int MOST = 100;

    private BatchInputs() {}

    static List<JsonNode> of(ObjectNode body) {
        if (!(body.path("inputs") instanceof ArrayNode inputs) || inputs.isEmpty()) {
            throw Refusal.validation("Some required fields were not set: [inputs]");
        }
        if (inputs.size() > MOST) {
            throw Refusal.validation("The maximum number of inputs supported in a batch request is " + MOST
                    + ", received " + inputs.size());
        }
        return StreamSupport.stream(inputs.spliterator(), false).toList();
    }

    static String id(JsonNode input) {
        JsonNode id = input.path("id");
        if (!id.isTextual() || id.asText().isBlank()) {
            throw Refusal.validation("Some required fields were not set: [id]");
        }
        return id.asText();
    }

    static void requireDistinct(Collection<String> ids) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> repeated =
                ids.stream().filter(id -> !seen.add(id)).distinct().toList();
        if (!repeated.isEmpty()) {
            throw Refusal.duplicateIds(repeated);
        }
    }
}
