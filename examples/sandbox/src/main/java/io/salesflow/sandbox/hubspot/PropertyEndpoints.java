package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.time.InstantSource;

/** What is at {@code /crm/v3/properties/contacts}. */
final class PropertyEndpoints {

    private final PropertyDefinitions definitions;
    private final PropertyCreation creation;

    PropertyEndpoints(PropertyDefinitions definitions, InstantSource clock) {
        this.definitions = definitions;
        this.creation = new PropertyCreation(clock);
    }

    Answer list(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode results = body.putArray("results");
        definitions.all().forEach(definition -> results.add(json(definition)));
        return Answer.ok(body);
    }

    Answer get(Call call, String name) {
        return definitions
                .find(name)
                .map(definition -> Answer.ok(json(definition)))
                .orElseThrow(() -> Refusal.notFound("The property '" + name + "' does not exist."));
    }

    Answer create(Call call) {
        return Answer.created(json(definitions.add(creation.property(call.json()))));
    }

    Answer listGroups(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode results = body.putArray("results");
        definitions.groups().forEach(group -> results.add(json(group)));
        return Answer.ok(body);
    }

    Answer createGroup(Call call) {
        return Answer.created(json(definitions.add(creation.group(call.json()))));
    }

    private static ObjectNode json(PropertyGroup group) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", group.name())
                .put("label", group.label())
                .put("displayOrder", group.displayOrder())
                .put("archived", false);
    }

    private static ObjectNode json(PropertyDefinition definition) {
        String createdAt = Timestamps.format(definition.createdAt());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("createdAt", createdAt)
                .put("updatedAt", createdAt)
                .put("name", definition.name())
                .put("label", definition.label())
                .put("type", definition.type())
                .put("fieldType", definition.fieldType())
                .put("description", definition.description())
                .put("groupName", definition.groupName());
        ArrayNode options = json.putArray("options");
        for (PropertyDefinition.Option option : definition.options()) {
            options.addObject()
                    .put("label", option.label())
                    .put("value", option.value())
                    .put("displayOrder", option.displayOrder())
                    .put("hidden", false);
        }
        json.put("displayOrder", -1)
                .put("calculated", false)
                .put("externalOptions", false)
                .put("archived", false)
                .put("hasUniqueValue", definition.hasUniqueValue())
                .put("hidden", false)
                .put("hubspotDefined", definition.hubspotDefined())
                .put("formField", !definition.readOnly());
        json.putObject("modificationMetadata")
                .put("archivable", !definition.hubspotDefined())
                .put("readOnlyDefinition", definition.hubspotDefined())
                .put("readOnlyValue", definition.readOnly());
        return json;
    }
}
