package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One input that creates a communication, as far as it can be judged before anything is written.
 *
 * @param traceId the caller's name for this input, if given
 * @param values what is written
 * @param contactIds the contacts that it is associated with
 * @param problems why it cannot be written
 */
record NewCommunication(
        Optional<String> traceId, Map<String, String> values, List<String> contactIds, List<PropertyProblem> problems) {

    private static final List<String> REQUIRED = List.of(
            "hs_communication_channel_type", "hs_communication_logged_from", "hs_communication_body", "hs_timestamp");

    static NewCommunication read(
            JsonNode input,
            CommunicationStore store,
            ContactStore contacts,
            PropertyDefinitions definitions,
            List<AssociationType> types) {
        Map<String, String> given = ContactJson.properties(input);
        PropertyValues values = PropertyValues.check(given, definitions);
        if (values.nameUnknownProperty()) {
            throw Refusal.propertyValues(values.problems().values());
        }
        List<PropertyProblem> problems = new ArrayList<>(values.problems().values());
        REQUIRED.stream()
                .filter(name -> given.getOrDefault(name, "").isEmpty())
                .forEach(name -> problems.add(
                        new PropertyProblem(name, "REQUIRED_FIELD", "Property \"" + name + "\" is required")));
        values.accepted().forEach((name, value) -> {
            if (definitions
                            .find(name)
                            .filter(PropertyDefinition::hasUniqueValue)
                            .isPresent()
                    && store.find(name, value).isPresent()) {
                problems.add(new PropertyProblem(
                        name,
                        "CONFLICTING_UNIQUE_VALUE",
                        store.find(name, value).orElseThrow().id() + " already has that value."));
            }
        });
        return new NewCommunication(
                Optional.ofNullable(input.path("objectWriteTraceId").textValue()),
                values.accepted(),
                contactIds(input, contacts, types),
                List.copyOf(problems));
    }

    private static List<String> contactIds(JsonNode input, ContactStore contacts, List<AssociationType> known) {
        List<String> ids = new ArrayList<>();
        for (JsonNode association : input.path("associations")) {
            String id = association.path("to").path("id").asText();
            if (contacts.identified("hs_object_id", id).isEmpty()) {
                throw Refusal.validation("Invalid association: object 0-1:" + id + " does not exist");
            }
            requireType(association.path("types"), known);
            ids.add(id);
        }
        if (ids.isEmpty()) {
            throw Refusal.validation("A communication needs an association with a contact");
        }
        return ids;
    }

    private static void requireType(JsonNode types, List<AssociationType> known) {
        if (types.isEmpty()) {
            throw Refusal.validation("Some required fields were not set: [types]");
        }
        for (JsonNode type : types) {
            if (known.stream().noneMatch(each -> each.isMeantBy(type))) {
                throw Refusal.validation("One or more association types are invalid: " + type);
            }
        }
    }
}
