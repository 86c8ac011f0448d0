package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One input of a batch upsert or update, as far as it can be judged before anything is written.
 *
 * @param idProperty the property that identifies the contact
 * @param id that property's value
 * @param traceId the caller's name for this input, if given
 * @param target the contact that is updated, if it exists
 * @param values what is written, the identifying value included
 * @param problems why it cannot be written
 * @param isMissing whether it is to update a contact that there is not
 */
record ContactUpsert(
        String idProperty,
        String id,
        Optional<String> traceId,
        Optional<Contact> target,
        Map<String, String> values,
        List<PropertyProblem> problems,
        boolean isMissing) {

    private static final String RECORD_ID = "hs_object_id";

    static ContactUpsert read(JsonNode input, ContactStore contacts, PropertyDefinitions definitions) {
        String id = BatchInputs.id(input);
        String idProperty = idProperty(input, definitions);
        Map<String, String> given = new LinkedHashMap<>();
        given.put(idProperty, id);
        given.putAll(ContactJson.properties(input));
        return judged(input, idProperty, id, given, false, contacts, definitions);
    }

    /** An input that updates what there is, by the record's id unless it names a unique property. */
    static ContactUpsert readUpdate(JsonNode input, ContactStore contacts, PropertyDefinitions definitions) {
        String id = BatchInputs.id(input);
        String idProperty = input.path("idProperty").asText(RECORD_ID).equals(RECORD_ID)
                ? RECORD_ID
                : idProperty(input, definitions);
        return judged(input, idProperty, id, ContactJson.properties(input), true, contacts, definitions);
    }

    private static ContactUpsert judged(
            JsonNode input,
            String idProperty,
            String id,
            Map<String, String> given,
            boolean isUpdate,
            ContactStore contacts,
            PropertyDefinitions definitions) {
        PropertyValues values = PropertyValues.check(given, definitions);
        if (values.nameUnknownProperty()) {
            throw Refusal.propertyValues(values.problems().values());
        }
        Optional<Contact> target = contacts.identified(idProperty, id);
        List<PropertyProblem> problems = new ArrayList<>(values.problems().values());
        if (!isUpdate && target.isEmpty() && problems.isEmpty() && !PropertyValues.nameSomebody(values.accepted())) {
            problems.add(PropertyProblem.nobodyNamed());
        }
        problems.addAll(new UniqueValueCheck(contacts, definitions).takenValues(values.accepted(), target));
        return new ContactUpsert(
                idProperty,
                id,
                Optional.ofNullable(input.path("objectWriteTraceId").textValue()),
                target,
                values.accepted(),
                List.copyOf(problems),
                isUpdate && target.isEmpty());
    }

    /** Whether it can be written as far as it alone is concerned. */
    boolean isFit() {
        return problems.isEmpty() && !isMissing;
    }

    /** An update is partial if it leaves out a property that has a value. */
    boolean isPartialUpdate() {
        return target.filter(contact ->
                        !values.keySet().containsAll(contact.properties().keySet()))
                .isPresent();
    }

    String distinctId() {
        return PropertyValueFormat.comparable(idProperty, id);
    }

    private static String idProperty(JsonNode input, PropertyDefinitions definitions) {
        String idProperty = input.path("idProperty").asText("");
        return definitions
                .find(idProperty)
                .filter(property -> property.hasUniqueValue() || property.name().equals("email"))
                .map(PropertyDefinition::name)
                .orElseThrow(() ->
                        Refusal.validation("idProperty '" + idProperty + "' is not a property with unique values."));
    }
}
