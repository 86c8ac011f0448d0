package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads up to a hundred contacts by id or by a unique property; those that are missing make it a 207. */
final class ContactBatchRead {

    private final ContactStore contacts;
    private final PropertyDefinitions definitions;
    private final InstantSource clock;
    private final ContactJson json;

    ContactBatchRead(ContactStore contacts, PropertyDefinitions definitions, InstantSource clock) {
        this.contacts = contacts;
        this.definitions = definitions;
        this.clock = clock;
        this.json = new ContactJson(definitions);
    }

    Answer answer(Call call) {
        ObjectNode request = call.json();
        String startedAt = Timestamps.format(clock.instant());
        String idProperty = request.path("idProperty").asText("hs_object_id");
        definitions
                .find(idProperty)
                .filter(PropertyDefinition::identifies)
                .orElseThrow(() -> Refusal.validation("'" + idProperty + "' is not a property with unique values."));
        List<String> ids = BatchInputs.of(request).stream().map(BatchInputs::id).toList();
        BatchInputs.requireDistinct(ids);
        Set<String> requested =
                Call.names(StreamSupport.stream(request.path("properties").spliterator(), false)
                        .map(JsonNode::asText));

        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "COMPLETE");
        ArrayNode results = body.putArray("results");
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            contacts.identified(idProperty, id)
                    .ifPresentOrElse(contact -> results.add(json.read(contact, requested)), () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            body.put("numErrors", 1);
            ObjectNode error = body.putArray("errors").addObject();
            error.put("status", "error").put("category", "OBJECT_NOT_FOUND");
            error.put(
                    "message",
                    "Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.");
            missing.forEach(error.putObject("context").putArray("ids")::add);
        }
        body.put("startedAt", startedAt).put("completedAt", Timestamps.format(clock.instant()));
        return missing.isEmpty() ? Answer.ok(body) : Answer.multiStatus(body);
    }
}
