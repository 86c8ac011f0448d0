package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes of up to 200 records, with a result for each, in their order. */
final class Collections {

    private static final int MOST = 200;

    private final SObjects objects;

    Collections(SObjects objects) {
        this.objects = objects;
    }

    Answer create(Call call) {
        synchronized (objects) {
            ArrayNode results = JsonNodeFactory.instance.arrayNode();
            for (JsonNode json : records(call)) {
                SObjectType type = objects.type(typeName(json));
                Map<String, Optional<String>> values = values(json, type);
                List<RecordError> errors = new RecordCheck(objects, type).errors(values, Optional.empty());
                results.add(
                        errors.isEmpty()
                                ? RecordError.written(objects.create(type, values))
                                : RecordError.result(errors));
            }
            return Answer.ok(results);
        }
    }

    Answer update(Call call) {
        synchronized (objects) {
            ArrayNode results = JsonNodeFactory.instance.arrayNode();
            for (JsonNode json : records(call)) {
                results.add(updated(objects.type(typeName(json)), (ObjectNode) json));
            }
            return Answer.ok(results);
        }
    }

    private ObjectNode updated(SObjectType type, ObjectNode json) {
        String id = json.path("Id").asText(json.path("id").asText(""));
        Map<String, Optional<String>> values = values(json.deepCopy().without(List.of("Id", "id")), type);
        Optional<SObjectRecord> target =
                objects.find(type.name(), "Id", id).stream().findFirst();
        if (target.isEmpty()) {
            return RecordError.result(
                    List.of(RecordError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")));
        }
        List<RecordError> errors = new RecordCheck(objects, type).errors(values, target);
        return errors.isEmpty()
                ? RecordError.written(objects.update(type, target.get(), values))
                : RecordError.result(errors);
    }

    Answer upsert(Call call, SObjectType type, String externalIdName) {
        synchronized (objects) {
            Field externalId = type.externalId(externalIdName);
            List<JsonNode> records = records(call);
            records.forEach(json -> requireType(json, type));
            List<Map<String, Optional<String>>> values =
                    records.stream().map(json -> values(json, type)).toList();
            Map<String, Long> timesById = values.stream()
                    .map(each -> id(each, externalId))
                    .collect(Collectors.groupingBy(id -> id.toLowerCase(Locale.ROOT), Collectors.counting()));
            ArrayNode results = JsonNodeFactory.instance.arrayNode();
            for (Map<String, Optional<String>> each : values) {
                boolean isDoubled = timesById.get(id(each, externalId).toLowerCase(Locale.ROOT)) > 1;
                results.add(upserted(type, externalId, each, isDoubled));
            }
            return Answer.ok(results);
        }
    }

    private ObjectNode upserted(
            SObjectType type, Field externalId, Map<String, Optional<String>> values, boolean isDoubled) {
        String id = id(values, externalId);
        if (id.isBlank()) {
            return RecordError.result(
                    List.of(RecordError.of("MISSING_ARGUMENT", externalId.name() + " not specified")));
        }
        if (isDoubled) {
            return RecordError.result(
                    List.of(RecordError.of("DUPLICATE_VALUE", "Duplicate external id specified: " + id)));
        }
        List<SObjectRecord> matches = objects.find(type.name(), externalId.name(), id);
        if (matches.size() > 1) {
            return RecordError.result(List.of(RecordError.of(
                    "DUPLICATE_EXTERNAL_ID",
                    externalId.name() + ": more than one record found for external id field: "
                            + matches.stream().map(SObjectRecord::id).toList())));
        }
        Optional<SObjectRecord> target = matches.stream().findFirst();
        List<RecordError> errors = new RecordCheck(objects, type).errors(values, target);
        if (!errors.isEmpty()) {
            return RecordError.result(errors);
        }
        SObjectRecord written = target.map(record -> objects.update(type, record, values))
                .orElseGet(() -> objects.create(type, values));
        return RecordError.written(written).put("created", target.isEmpty());
    }

    private static String id(Map<String, Optional<String>> values, Field externalId) {
        return values.getOrDefault(externalId.name(), Optional.empty()).orElse("");
    }

    private static List<JsonNode> records(Call call) {
        ObjectNode body = call.json();
        if (body.path("allOrNone").asBoolean()) {
            throw Refusal.of(501, "NOT_IMPLEMENTED", "This stand-in does not know allOrNone=true");
        }
        if (!(body.path("records") instanceof ArrayNode records) || records.isEmpty()) {
            throw Refusal.unreadable("records must be an array that is not empty");
        }
        if (records.size() > MOST) {
            throw Refusal.tooManyRecords(MOST);
        }
        return StreamSupport.stream(records.spliterator(), false).toList();
    }

    private static String typeName(JsonNode json) {
        String name = json.path("attributes").path("type").asText("");
        if (name.isEmpty()) {
            throw Refusal.of(400, "INVALID_INPUT", "Record has no attributes with a type");
        }
        return name;
    }

    private static void requireType(JsonNode json, SObjectType type) {
        if (!typeName(json).equals(type.name())) {
            throw Refusal.of(
                    400, "INVALID_INPUT", "Record of type " + typeName(json) + " among those of " + type.name());
        }
    }

    private static Map<String, Optional<String>> values(JsonNode json, SObjectType type) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        json.properties().stream()
                .filter(property -> !property.getKey().equals("attributes"))
                .forEach(property -> {
                    Field field = type.field(property.getKey());
                    values.put(field.name(), value(field, property.getValue()));
                });
        return values;
    }

    private static Optional<String> value(Field field, JsonNode json) {
        if (json.isNull()) {
            return Optional.empty();
        }
        if (field.isReadOnly()) {
            throw Refusal.of(400, "INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: " + field.name());
        }
        if (!json.isTextual()) {
            throw Refusal.unreadable("Cannot deserialize the value of " + field.name() + ": " + json);
        }
        String text = json.asText();
        try {
            return Optional.of(
                    switch (field.kind()) {
                        case DATETIME -> OffsetDateTime.parse(text).toInstant().toString();
                        case DATE -> LocalDate.parse(text).toString();
                        default -> text;
                    });
        } catch (DateTimeException e) {
            throw Refusal.unreadable("Cannot deserialize instance of " + field.kind() + " from " + json);
        }
    }
}
