package io.salesflow.camel.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.api.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a call, each read at most once. A field that is not what the reference says is taken for what is unknown, so
 * that one odd value does not cost an event.
 */
final class CallFields {
    private final ObjectNode fields;
    private final ZoneId zone;

    CallFields(ObjectNode fields, ZoneId zone) {
        this.fields = fields;
        this.zone = zone;
    }

    String text(String name) {
        return read(name, node -> node.isValueNode() ? node.asText() : null);
    }

    Long number(String name) {
        return read(name, node -> {
            if (node.canConvertToLong() && node.isIntegralNumber()) {
                return node.longValue();
            }
            return node.isTextual() && node.textValue().strip().matches("-?\\d{1,18}")
                    ? Long.valueOf(node.textValue().strip())
                    : null;
        });
    }

    Integer smallNumber(String name) {
        Long number = number(name);
        return number == null || number != number.intValue() ? null : number.intValue();
    }

    Boolean truth(String name) {
        return read(name, node -> {
            if (node.isBoolean()) {
                return node.booleanValue();
            }
            return node.isTextual() && node.textValue().strip().matches("(?i)true|false")
                    ? Boolean.valueOf(node.textValue().strip())
                    : null;
        });
    }

    Instant time(String name) {
        return read(name, node -> {
            try {
                return node.isValueNode() && !node.asText().isBlank() ? Times.read(node.asText(), zone) : null;
            } catch (IllegalArgumentException e) {
                return null; // the text is kept among the other fields
            }
        });
    }

    MemberStatus status(String name) {
        return read(
                name,
                node -> node.isTextual() || node.isIntegralNumber() ? MemberStatus.of((Object) node.asText()) : null);
    }

    Map<String, Object> object(String name) {
        return read(name, node -> node.isObject() ? map(node) : null);
    }

    Optional<JsonNode> array(String name) {
        return Optional.ofNullable(read(name, node -> node.isArray() ? node : null));
    }

    /** What was not read, or not as what it was asked for. */
    Map<String, Object> rest() {
        return map(fields);
    }

    private <T> T read(String name, Function<JsonNode, T> reader) {
        JsonNode node = fields.get(name);
        T value = node == null || node.isNull() ? null : reader.apply(node);
        if (value != null || node != null && node.isNull()) {
            fields.remove(name);
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(JsonNode node) {
        return Json.mapper().convertValue(node, LinkedHashMap.class);
    }
}
