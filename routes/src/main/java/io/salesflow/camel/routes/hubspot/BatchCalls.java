package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes many records with few calls. What HubSpot does not take is told record by record: where it refuses a whole batch, the
 * batch is halved until the culprit is alone, so that the others are written. Where it can be asked what it has already, a batch in
 * conflict is sent again without that.
 */
final class BatchCalls {
    private static final Logger LOG = LoggerFactory.getLogger(BatchCalls.class);
    private static final String TRACE = "objectWriteTraceId";

    private final int size;
    private final Post post;
    private final UnaryOperator<Set<String>> known;
    private final BinaryOperator<String> shown;

    BatchCalls(HubSpotApi api) {
        this(api.settings().batchSize(), api::post, null, (trace, words) -> words);
    }

    BatchCalls(int size, Post post, UnaryOperator<Set<String>> known, BinaryOperator<String> shown) {
        this.size = size;
        this.post = post;
        this.known = known;
        this.shown = shown;
    }

    /**
     * For what must not be done twice.
     *
     * @param shown takes a trace and HubSpot's words, and gives the words without what of that record is not to be shown
     */
    static BatchCalls once(HubSpotApi api, BinaryOperator<String> shown) {
        return new BatchCalls(api.settings().batchSize(), api::postOnce, null, shown);
    }

    /**
     * For what HubSpot refuses if it has it.
     *
     * @param shown as for {@link #once}
     * @param known tells by their traces those that HubSpot has. It is asked when HubSpot refuses a whole batch as a conflict, once
     *     for each, and only the others are sent again
     */
    static BatchCalls withoutKnown(HubSpotApi api, BinaryOperator<String> shown, UnaryOperator<Set<String>> known) {
        return new BatchCalls(api.settings().batchSize(), api::post, known, shown);
    }

    /**
     * Sends inputs.
     *
     * @param inputs each by its trace, our name for it in HubSpot's answer
     * @return what became of each, by its trace
     * @throws HubSpotException if a call failed, and not for the sake of what is in it
     */
    Map<String, RecordAnswer> send(String path, Map<String, ObjectNode> inputs) {
        Map<String, RecordAnswer> answers = new LinkedHashMap<>();
        List<Map.Entry<String, ObjectNode>> all = new ArrayList<>(inputs.entrySet());
        for (int start = 0; start < all.size(); start += size) {
            send(path, all.subList(start, Math.min(all.size(), start + size)), answers);
        }
        return answers;
    }

    private void send(String path, List<Map.Entry<String, ObjectNode>> inputs, Map<String, RecordAnswer> answers) {
        ObjectNode body = HubSpotJson.object();
        ArrayNode array = body.putArray("inputs");
        inputs.forEach(input -> array.add(input.getValue().put(TRACE, input.getKey())));
        JsonNode answer;
        try {
            answer = post.apply(path, body, words -> shown(inputs, words));
        } catch (HubSpotException e) {
            if (!e.isOfContent()) {
                throw e;
            }
            RecordAnswer refusal = RecordAnswer.refused(e.status(), e.reason());
            if (inputs.size() == 1) {
                answers.put(inputs.get(0).getKey(), refusal);
                return;
            }
            LOG.debug("{}; it is sent in parts", e.getMessage());
            if (refusal.isConflict() && known != null) {
                sendUnknown(path, inputs, refusal, answers);
            } else {
                sendHalves(path, inputs, answers);
            }
            return;
        }
        read(answer, inputs, answers);
    }

    private void sendHalves(
            String path, List<Map.Entry<String, ObjectNode>> inputs, Map<String, RecordAnswer> answers) {
        int half = inputs.size() / 2;
        send(path, inputs.subList(0, half), answers);
        send(path, inputs.subList(half, inputs.size()), answers);
    }

    private void sendUnknown(
            String path,
            List<Map.Entry<String, ObjectNode>> inputs,
            RecordAnswer refusal,
            Map<String, RecordAnswer> answers) {
        Set<String> there = known.apply(inputs.stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        there.forEach(trace -> answers.put(trace, refusal));
        List<Map.Entry<String, ObjectNode>> others =
                inputs.stream().filter(input -> !there.contains(input.getKey())).toList();
        BatchCalls withoutAsking = new BatchCalls(size, post, null, shown);
        if (there.isEmpty()) {
            withoutAsking.sendHalves(path, others, answers);
        } else if (!others.isEmpty()) {
            withoutAsking.send(path, others, answers);
        }
    }

    private String shown(List<Map.Entry<String, ObjectNode>> inputs, String words) {
        String rest = words;
        for (Map.Entry<String, ObjectNode> input : inputs) {
            rest = shown.apply(input.getKey(), rest);
        }
        return rest;
    }

    private void read(JsonNode answer, List<Map.Entry<String, ObjectNode>> inputs, Map<String, RecordAnswer> answers) {
        Map<String, String> traces = new HashMap<>();
        inputs.forEach(input -> {
            String id = input.getValue().path("id").textValue();
            traces.put(id == null ? input.getKey() : id, input.getKey());
        });
        inputs.forEach(input -> traces.put(input.getKey(), input.getKey()));
        Set<String> keyProperties = inputs.stream()
                .flatMap(input -> keyProperties(input.getKey(), input.getValue()))
                .collect(Collectors.toSet());
        answer.path("results").forEach(result -> {
            String trace = traceOf(result, traces, keyProperties);
            if (trace != null) {
                answers.put(trace, RecordAnswer.written(result));
            }
        });
        List<String> reasons = new ArrayList<>();
        answer.path("errors").forEach(error -> {
            RecordAnswer refusal = RecordAnswer.refused(error);
            List<String> concerned = concerned(error, traces);
            concerned.forEach(trace ->
                    answers.put(trace, RecordAnswer.refused(refusal.status(), shown.apply(trace, refusal.reason()))));
            if (concerned.isEmpty()) {
                reasons.add(refusal.reason());
            }
        });
        String unmentioned =
                reasons.isEmpty() ? "HubSpot's answer does not mention it" : shown(inputs, String.join("; ", reasons));
        inputs.forEach(input -> answers.putIfAbsent(input.getKey(), RecordAnswer.refused(0, unmentioned)));
    }

    /** By which properties a result can be told from others where HubSpot leaves out our name for it. */
    private static Stream<String> keyProperties(String trace, JsonNode input) {
        if (input.has("idProperty")) {
            return Stream.of(input.path("idProperty").textValue());
        }
        return input.has("id")
                ? Stream.empty()
                : input.path("properties").properties().stream()
                        .filter(property -> trace.equals(property.getValue().textValue()))
                        .map(Map.Entry::getKey);
    }

    private static String traceOf(JsonNode result, Map<String, String> traces, Set<String> keyProperties) {
        String trace = traces.get(result.path(TRACE).asText());
        if (trace != null) {
            return trace;
        }
        for (String property : keyProperties) {
            String value = result.path("properties").path(property).textValue();
            if (traces.containsKey(value)) {
                return traces.get(value);
            }
        }
        return traces.get(result.path("id").asText());
    }

    private static List<String> concerned(JsonNode error, Map<String, String> traces) {
        List<String> concerned = new ArrayList<>();
        for (String names : List.of(TRACE, "ids", "id")) {
            error.path("context").path(names).forEach(name -> {
                String trace = traces.get(name.asText());
                if (trace != null) {
                    concerned.add(trace);
                }
            });
        }
        return concerned;
    }

    /** A call, and what takes out of HubSpot's words what is not to be shown. */
    @FunctionalInterface
    interface Post {
        JsonNode apply(String path, JsonNode body, UnaryOperator<String> shown);
    }

    /**
     * What HubSpot answered to one record.
     *
     * @param result the record as it is now, or null if it was not written
     * @param status the HTTP status that fits the refusal; 0 if there is none
     * @param reason why it was not written
     */
    record RecordAnswer(JsonNode result, int status, String reason) {
        private static final int NOT_FOUND = 404;
        private static final int CONFLICT = 409;
        private static final int BAD_REQUEST = 400;

        static RecordAnswer written(JsonNode result) {
            return new RecordAnswer(result, 0, null);
        }

        static RecordAnswer refused(int status, String reason) {
            return new RecordAnswer(null, status, reason);
        }

        static RecordAnswer refused(JsonNode error) {
            int status =
                    switch (error.path("category").asText()) {
                        case "OBJECT_NOT_FOUND" -> NOT_FOUND;
                        case "CONFLICT" -> CONFLICT;
                        default -> BAD_REQUEST;
                    };
            return refused(status, HubSpotReason.words(error.path("message").asText("no reason given")));
        }

        boolean isWritten() {
            return result != null;
        }

        /** Whether HubSpot did not know it. */
        boolean isNew() {
            return isWritten() && result.path("new").asBoolean();
        }

        boolean isNotFound() {
            return status == NOT_FOUND;
        }

        /** Whether another record has what this one was to have alone. */
        boolean isConflict() {
            return status == CONFLICT || reason != null && reason.contains("CONFLICTING_UNIQUE_VALUE");
        }
    }
}
