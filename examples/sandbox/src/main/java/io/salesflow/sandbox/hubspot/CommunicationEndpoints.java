package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is at {@code /crm/v3/objects/communications}, and the associations of communications with contacts.
 *
 * <p>As with contacts a batch in which an input names an unknown property or contact is refused as a whole, and so is one that
 * has a unique value twice; other unfit values are the matter of their record, if every input is traced.
 */
final class CommunicationEndpoints {
    private static final int MOST_ASSOCIATION_INPUTS = 1_000;
    private static final int ASSOCIATION_PAGE = 500;

    private final CommunicationStore communications;
    private final ContactStore contacts;
    private final PropertyDefinitions definitions;
    private final List<AssociationType> types;
    private final InstantSource clock;

    CommunicationEndpoints(
            CommunicationStore communications,
            ContactStore contacts,
            PropertyDefinitions definitions,
            List<AssociationType> types,
            InstantSource clock) {
        this.communications = communications;
        this.contacts = contacts;
        this.definitions = definitions;
        this.types = types;
        this.clock = clock;
    }

    Answer create(Call call) {
        synchronized (communications) {
            NewCommunication input = NewCommunication.read(call.json(), communications, contacts, definitions, types);
            if (!input.problems().isEmpty()) {
                throw Refusal.propertyValues(input.problems());
            }
            return Answer.created(written(input));
        }
    }

    Answer batchCreate(Call call) {
        ObjectNode request = call.json();
        String startedAt = Timestamps.format(clock.instant());
        synchronized (communications) {
            List<NewCommunication> inputs = BatchInputs.of(request).stream()
                    .map(input -> NewCommunication.read(input, communications, contacts, definitions, types))
                    .toList();
            refuseAltogether(inputs);
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "COMPLETE");
            ArrayNode results = body.putArray("results");
            ArrayNode errors = JsonNodeFactory.instance.arrayNode();
            for (NewCommunication input : inputs) {
                if (input.problems().isEmpty()) {
                    results.add(written(input));
                } else {
                    errors.add(
                            Refusal.ofRecord(input.problems(), input.traceId().orElseThrow()));
                }
            }
            body.put("startedAt", startedAt).put("completedAt", Timestamps.format(clock.instant()));
            if (errors.isEmpty()) {
                return Answer.created(body);
            }
            body.put("numErrors", errors.size()).set("errors", errors);
            return Answer.multiStatus(body);
        }
    }

    /** An upsert knows communications by a unique property only, which no portal has of itself. */
    Answer batchUpsert(Call call) {
        BatchInputs.of(call.json())
                .forEach(input -> requireIdentifying(input.path("idProperty").asText("")));
        throw Refusal.validation("The stand-in does not upsert communications");
    }

    Answer batchRead(Call call) {
        ObjectNode request = call.json();
        String idProperty = request.path("idProperty").asText("hs_object_id");
        requireIdentifying(idProperty);
        List<String> ids = BatchInputs.of(request).stream().map(BatchInputs::id).toList();
        BatchInputs.requireDistinct(ids);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "COMPLETE");
        ArrayNode results = body.putArray("results");
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        ids.forEach(id -> communications
                .find(idProperty, id)
                .ifPresentOrElse(found -> results.add(json(found)), () -> errors.add(Refusal.ofMissing(id))));
        if (errors.isEmpty()) {
            return Answer.ok(body);
        }
        body.put("numErrors", errors.size()).set("errors", errors);
        return Answer.multiStatus(body);
    }

    Answer labels(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode results = body.putArray("results");
        types.forEach(type -> type.write(results.addObject()));
        return Answer.ok(body);
    }

    /** The communications of contacts, a page of each: the next one follows what {@code after} names. */
    Answer ofContacts(Call call) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "COMPLETE");
        ArrayNode results = body.putArray("results");
        JsonNode inputs = call.json().path("inputs");
        if (inputs.size() > MOST_ASSOCIATION_INPUTS) {
            throw Refusal.validation("There can be at most " + MOST_ASSOCIATION_INPUTS + " inputs");
        }
        for (JsonNode input : inputs) {
            long after = input.path("after").asLong(0);
            List<Long> found = communications.of(input.path("id").asText()).stream()
                    .map(each -> Long.valueOf(each.id()))
                    .filter(id -> id > after)
                    .sorted()
                    .toList();
            if (!found.isEmpty()) {
                List<Long> page = found.subList(0, Math.min(ASSOCIATION_PAGE, found.size()));
                ObjectNode result = results.addObject();
                result.putObject("from").put("id", input.path("id").asText());
                ArrayNode to = result.putArray("to");
                page.forEach(id -> to.addObject().put("toObjectId", id));
                if (page.size() < found.size()) {
                    result.putObject("paging")
                            .putObject("next")
                            .put("after", page.get(page.size() - 1).toString());
                }
            }
        }
        return Answer.ok(body);
    }

    private void refuseAltogether(List<NewCommunication> inputs) {
        List<PropertyProblem> problems = inputs.stream()
                .map(NewCommunication::problems)
                .flatMap(Collection::stream)
                .toList();
        if (!problems.isEmpty()
                && inputs.stream().anyMatch(input -> input.traceId().isEmpty())) {
            throw Refusal.propertyValues(problems);
        }
        Set<Map.Entry<String, String>> claimed = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        inputs.forEach(input -> definitions.identifying(input.values()).forEach((name, value) -> {
            if (!claimed.add(Map.entry(name, value))) {
                repeated.add(value);
            }
        }));
        if (!repeated.isEmpty()) {
            throw Refusal.duplicateIds(repeated);
        }
    }

    private void requireIdentifying(String idProperty) {
        definitions
                .find(idProperty)
                .filter(PropertyDefinition::identifies)
                .orElseThrow(() -> Refusal.validation("'" + idProperty + "' is not a property with unique values."));
    }

    private ObjectNode written(NewCommunication input) {
        ObjectNode result = json(communications.create(input.values(), input.contactIds()));
        input.traceId().ifPresent(traceId -> result.put("objectWriteTraceId", traceId));
        return result;
    }

    private static ObjectNode json(Communication communication) {
        String createdAt = Timestamps.format(communication.createdAt());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", communication.id());
        ObjectNode properties = json.putObject("properties");
        communication.properties().forEach(properties::put);
        properties.put("hs_object_id", communication.id()).put("hs_createdate", createdAt);
        return json.put("createdAt", createdAt).put("updatedAt", createdAt).put("archived", false);
    }
}
