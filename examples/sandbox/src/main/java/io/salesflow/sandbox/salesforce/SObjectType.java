package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An object and its fields. Names are compared without regard to case, as Salesforce does. */
final class SObjectType {

    private final String name;
    private final String idPrefix;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    SObjectType(String name, String idPrefix, Field... fields) {
        this.name = name;
        this.idPrefix = idPrefix;
        Stream.concat(Stream.of(Field.id()), Stream.of(fields)).forEach(this::add);
    }

    static SObjectType lead() {
        return new SObjectType(
                "Lead",
                "00Q",
                Field.text("FirstName", 40),
                Field.text("LastName", 80).required(),
                Field.text("Company", 255).required(),
                Field.text("Title", 128),
                Field.email("Email", 80),
                Field.text("Phone", 40),
                Field.picklist(
                        "Status",
                        "Open - Not Contacted",
                        "Working - Contacted",
                        "Closed - Converted",
                        "Closed - Not Converted"),
                Field.readOnly("IsConverted", Field.Kind.BOOLEAN),
                Field.readOnly("ConvertedContactId", Field.Kind.ID));
    }

    static SObjectType contact() {
        return new SObjectType(
                "Contact",
                "003",
                Field.text("FirstName", 40),
                Field.text("LastName", 80).required(),
                Field.text("Title", 128),
                Field.email("Email", 80),
                Field.text("Phone", 40),
                Field.text("Department", 80));
    }

    static SObjectType task() {
        return new SObjectType(
                "Task",
                "00T",
                Field.who("WhoId"),
                Field.text("Subject", 255),
                Field.text("Description", 32_000),
                Field.date("ActivityDate"),
                Field.picklist(
                        "Status", "Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred"),
                Field.picklist("Priority", "High", "Normal", "Low"));
    }

    String name() {
        return name;
    }

    String id(long number) {
        return "%s%012dAAA".formatted(idPrefix, number);
    }

    void add(Field field) {
        fields.put(field.name().toLowerCase(Locale.ROOT), field);
    }

    Optional<Field> find(String field) {
        return Optional.ofNullable(fields.get(field.toLowerCase(Locale.ROOT)));
    }

    Field field(String field) {
        return find(field).orElseThrow(() -> Refusal.noSuchField(field, name));
    }

    Field externalId(String field) {
        return find(field).filter(Field::isExternalId).orElseThrow(() -> Refusal.noExternalId(field, name));
    }

    Stream<Field> fields() {
        return fields.values().stream();
    }

    ObjectNode description() {
        ObjectNode description =
                JsonNodeFactory.instance.objectNode().put("name", name).put("keyPrefix", idPrefix);
        ArrayNode all = description.putArray("fields");
        fields.values().forEach(field -> all.addObject()
                .put("name", field.name())
                .put(
                        "type",
                        field.kind() == Field.Kind.WHO
                                ? "reference"
                                : field.kind().name().toLowerCase(Locale.ROOT))
                .put("length", field.length())
                .put("nillable", !field.isRequired())
                .put("unique", field.isUnique())
                .put("externalId", field.isExternalId()));
        return description;
    }
}
