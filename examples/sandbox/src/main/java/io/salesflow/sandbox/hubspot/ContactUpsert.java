package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One input of a batch upsert, as far as it can be judged before anything is written.
 *
 * @param idProperty the property that identifies the contact
 * @param id that property's value
 * @param traceId the caller's name for this input, if given
 * @param target the contact that is updated, if it exists
 * @param values what is written, the identifying value included
 * @param problems why it cannot be written
 */
record ContactUpsert(
        String idProperty,
        String id,
        Optional<String> traceId,
        Optional<Contact> target,
        Map<String, String> values,
        List<PropertyProblem> problems) {

    static ContactUpsert read(JsonNode input, ContactStore contacts, PropertyDefinitions definitions) {
        String id = BatchInputs.id(input);
        String idProperty = idProperty(input, definitions);
        Map<String, String> given = new LinkedHashMap<>();
        given.put(idProperty, id);
        given.putAll(ContactJson.properties(input));
        PropertyValues values = PropertyValues.check(given, definitions);
        if (values.nameUnknownProperty()) {
            throw Refusal.propertyValues(values.problems().values());
        }
        Optional<Contact> target = contacts.identified(idProperty, id);
        List<PropertyProblem> problems = new ArrayList<>(values.problems().values());
        if (target.isEmpty() && problems.isEmpty() && !PropertyValues.nameSomebody(values.accepted())) {
            problems.add(PropertyProblem.nobodyNamed());
        }
        problems.addAll(new UniqueValueCheck(contacts, definitions).takenValues(values.accepted(), target));
        return new ContactUpsert(
                idProperty,
                id,
                Optional.ofNullable(input.path("objectWriteTraceId").textValue()),
                target,
                values.accepted(),
                List.copyOf(problems));
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
