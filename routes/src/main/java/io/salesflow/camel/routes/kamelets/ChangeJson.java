package io.salesflow.camel.routes.kamelets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Message;

/** Changes as JSON: the form in which Kamelets pass a batch to each other. */
final class ChangeJson {
    private static final String CHANGE = "Change";
    private static final String IDENTITY = "Identity";
    private static final String TIME = "Time";
    private static final String ELEMENT = "Element";
    private static final String CHANGED_FIELDS = "ChangedFields";
    private static final String PREVIOUS = "Previous";
    private static final String ATTEMPT = "Attempt";

    private ChangeJson() {}

    static String text(List<Change> changes) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (Change change : changes) {
            ObjectNode object = array.addObject();
            object.put(CHANGE, change.kind().name());
            object.put(IDENTITY, change.identity());
            object.put(TIME, change.time() == null ? null : change.time().toString());
            object.set(ELEMENT, Json.tree(change.element()));
            object.set(CHANGED_FIELDS, Json.tree(change.changedFields()));
            object.set(PREVIOUS, Json.tree(change.previous()));
            object.put(ATTEMPT, change.attempt());
        }
        return array.toString();
    }

    /** Whether that is a change, and not the record itself. */
    static boolean isChange(JsonNode object) {
        return object.has(CHANGE) && object.has(IDENTITY) && object.has(ELEMENT);
    }

    /**
     * A change of records of a type.
     *
     * @throws IllegalArgumentException if the JSON is something else
     */
    static Change change(JsonNode object, Class<? extends SalesflowRecord> type) {
        List<String> changedFields = new ArrayList<>();
        object.path(CHANGED_FIELDS).forEach(field -> changedFields.add(field.asText()));
        return new Change(
                kind(object.path(CHANGE).asText()),
                object.path(IDENTITY).asText(),
                object.hasNonNull(TIME) ? Instant.parse(object.path(TIME).asText()) : null,
                element(object.path(ELEMENT), type),
                changedFields,
                element(object.path(PREVIOUS), type),
                Math.max(1, object.path(ATTEMPT).asInt()));
    }

    /** The record that the JSON is; null for JSON's null. */
    static <T extends SalesflowRecord> T element(JsonNode object, Class<T> type) {
        if (object.isNull() || object.isMissingNode()) {
            return null;
        }
        try {
            return Json.reader(type, ZoneOffset.UTC).readValue(object);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The JSON in the body can't be read as " + type.getSimpleName() + ": " + reason(e));
        }
    }

    /**
     * The JSON in a body.
     *
     * @return null if the body is empty or no JSON object or array
     * @throws IllegalArgumentException if it is broken
     */
    static JsonNode tree(Message message) {
        Object body = message.getBody();
        if (body == null) {
            return null;
        }
        if (body instanceof SalesflowRecord || body instanceof JsonNode) {
            return Json.tree(body);
        }
        if (body instanceof Map || body instanceof Record) {
            return Json.mapper().valueToTree(body);
        }
        String text = message.getBody(String.class);
        String stripped = text == null ? "" : text.strip();
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return null;
        }
        try {
            return Json.mapper().readTree(stripped);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is broken JSON: " + reason(e));
        }
    }

    /** The kind of that name. */
    static Change.Kind kind(String name) {
        try {
            return Change.Kind.valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A change is one of " + Arrays.toString(Change.Kind.values()) + ", but is '" + name + "'");
        }
    }

    /** Where it is broken; what stands there is people's data, and is not told. */
    private static String reason(IOException e) {
        return e instanceof JsonProcessingException broken && broken.getLocation() != null
                ? "see line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr()
                : e.getClass().getSimpleName();
    }
}
