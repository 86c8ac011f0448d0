package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The answer to a batch upsert that HubSpot took: 200, or 207 if it did not take every record. */
final class BatchAnswer {
    private final Map<String, ContactOutcome> byKey = new HashMap<>();
    private final Set<String> reasonsWithoutKey = new HashSet<>();

    private BatchAnswer() {}

    static BatchAnswer read(byte[] answer) {
        BatchAnswer read = new BatchAnswer();
        JsonNode json = HubSpotJson.read(answer);
        json.path("results").forEach(read::addResult);
        json.path("errors").forEach(read::addError);
        return read;
    }

    /** One outcome for each contact of the batch: what the answer does not speak of has failed, too. */
    List<ContactOutcome> outcomesOf(ContactBatch batch) {
        return batch.valuesByKey().keySet().stream()
                .map(key -> byKey.getOrDefault(key, unmentioned(key)))
                .toList();
    }

    private void addResult(JsonNode result) {
        String traceId = result.path("objectWriteTraceId").textValue();
        String key = traceId != null
                ? traceId
                : result.path("properties")
                        .path(ContactProperty.LINKED_IN_KEY.propertyName())
                        .textValue();
        byKey.put(key, ContactOutcome.written(key, result.path("new").asBoolean()));
    }

    private void addError(JsonNode error) {
        String reason = error.path("message").asText("no reason given");
        JsonNode keys = error.path("context").path("objectWriteTraceId");
        if (keys.isEmpty()) {
            reasonsWithoutKey.add(reason);
        }
        keys.forEach(key -> byKey.put(key.asText(), ContactOutcome.failed(key.asText(), reason)));
    }

    private ContactOutcome unmentioned(String key) {
        String reason = reasonsWithoutKey.isEmpty()
                ? "HubSpot's answer does not mention it"
                : String.join("; ", reasonsWithoutKey);
        return ContactOutcome.failed(key, reason);
    }
}
