package io.salesflow.sandbox.salesforce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects of the org and their records, in the order in which they were made.
 *
 * <p>Whoever needs several steps to be one holds this object's lock meanwhile.
 */
public final class SObjects {

    private final Map<String, SObjectType> types = new LinkedHashMap<>();
    private final Map<String, Map<String, SObjectRecord>> records = new LinkedHashMap<>();
    private final Set<String> duplicateRules = new HashSet<>();
    private final Set<String> validationRules = new HashSet<>();
    private long nextNumber = 1;

    SObjects() {
        clear();
    }

    /**
     * All records of an object.
     *
     * @param type the object, such as {@code Lead}
     * @return a copy
     */
    public synchronized List<SObjectRecord> all(String type) {
        return List.copyOf(of(type).values());
    }

    /**
     * Looks for records by a value.
     *
     * @param type the object
     * @param field the field's API name
     * @param value the value that it must have, without regard to case
     * @return those that have it
     */
    public synchronized List<SObjectRecord> find(String type, String field, String value) {
        Map<String, SObjectRecord> all = of(type);
        if (field.equals("Id")) {
            return Optional.ofNullable(all.get(value)).stream().toList();
        }
        return all.values().stream()
                .filter(record -> value.equalsIgnoreCase(record.values().get(field)))
                .toList();
    }

    /**
     * Makes a record, as if a person had done it.
     *
     * @param type the object
     * @param values its values by API name
     * @return the record
     * @throws IllegalArgumentException if Salesforce would refuse it
     */
    public synchronized SObjectRecord add(String type, Map<String, String> values) {
        Map<String, Optional<String>> given = new LinkedHashMap<>();
        values.forEach((field, value) -> given.put(type(type).field(field).name(), Optional.of(value)));
        List<RecordError> errors = new RecordCheck(this, type(type)).errors(given, Optional.empty());
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(errors.toString());
        }
        return create(type(type), given);
    }

    /**
     * Changes a record, as if a person had done it. What it may hold is not checked.
     *
     * @param type the object
     * @param id the record's id
     * @param field the field's API name
     * @param value the new value
     */
    public synchronized void edit(String type, String id, String field, String value) {
        update(type(type), of(type).get(id), Map.of(field, Optional.of(value)));
    }

    /**
     * Makes a Contact of a Lead, as if a person had done it. The Lead stays, and can't be changed any more.
     *
     * @param id the Lead's id
     * @return the Contact, which has the Lead's name and addresses, and none of the custom fields
     */
    public synchronized SObjectRecord convert(String id) {
        SObjectRecord lead = of("Lead").get(id);
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        for (String field : List.of("FirstName", "LastName", "Title", "Email", "Phone")) {
            values.put(field, lead.value(field));
        }
        SObjectRecord contact = create(type("Contact"), values);
        update(
                type("Lead"),
                lead,
                Map.of("IsConverted", Optional.of("true"), "ConvertedContactId", Optional.of(contact.id())));
        return contact;
    }

    /**
     * Deletes a record, as if a person had done it.
     *
     * @param type the object
     * @param id the record's id
     */
    public synchronized void delete(String type, String id) {
        of(type).remove(id);
    }

    /**
     * Sets a duplicate rule that blocks: records can't be made whose field has the value of another's.
     *
     * @param type the object
     * @param field the field's API name
     */
    public synchronized void blockDuplicates(String type, String field) {
        duplicateRules.add(type(type).field(field).name() + "@" + type);
    }

    /**
     * Sets a validation rule whose message quotes: records that have a value in the field are refused.
     *
     * @param type the object
     * @param field the field's API name
     */
    public synchronized void refuseValues(String type, String field) {
        validationRules.add(type(type).field(field).name() + "@" + type);
    }

    synchronized boolean isRefused(SObjectType type, String field) {
        return validationRules.contains(field + "@" + type.name());
    }

    synchronized boolean isDuplicate(SObjectType type, Map<String, Optional<String>> values) {
        return values.entrySet().stream()
                .filter(value -> duplicateRules.contains(value.getKey() + "@" + type.name()))
                .anyMatch(value -> value.getValue()
                        .filter(text -> !find(type.name(), value.getKey(), text).isEmpty())
                        .isPresent());
    }

    SObjectType type(String name) {
        return Optional.ofNullable(types.get(name.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> Refusal.invalidType(name));
    }

    Stream<SObjectRecord> people(String id) {
        return Stream.of("Lead", "Contact").flatMap(type -> find(type, "Id", id).stream());
    }

    synchronized SObjectRecord create(SObjectType type, Map<String, Optional<String>> values) {
        String id = type.id(nextNumber++);
        SObjectRecord created = new SObjectRecord(id, Map.of()).with(values);
        of(type.name()).put(id, created);
        return created;
    }

    synchronized SObjectRecord update(SObjectType type, SObjectRecord record, Map<String, Optional<String>> values) {
        SObjectRecord updated = record.with(values);
        of(type.name()).put(record.id(), updated);
        return updated;
    }

    /** Adds the custom fields of metadata source. */
    synchronized void deploy(Map<String, List<Field>> fields) {
        fields.forEach((type, added) -> {
            // Custom fields of tasks are those of activities, which tasks and events share.
            SObjectType target = type(type.equals("Activity") ? "Task" : type);
            new ArrayList<>(added).forEach(target::add);
        });
    }

    synchronized void clear() {
        types.clear();
        Stream.of(SObjectType.lead(), SObjectType.contact(), SObjectType.task())
                .forEach(type -> types.put(type.name().toLowerCase(Locale.ROOT), type));
        records.clear();
        duplicateRules.clear();
        validationRules.clear();
        nextNumber = 1;
    }

    private Map<String, SObjectRecord> of(String type) {
        return records.computeIfAbsent(type(type).name(), name -> new LinkedHashMap<>());
    }
}
