package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Creates or updates up to a hundred contacts, or only updates them.
 *
 * <p>The whole call is refused, and nothing written, if an input names an unknown property (400), if two inputs have
 * the same id (400), if an update by e-mail address is partial (400), or if an e-mail address belongs to another
 * contact or a single value to two inputs (409). Other unfit values are the matter of their record: the rest is
 * written and the answer is a 207. But that takes an {@code objectWriteTraceId} on every input; without it they refuse
 * the whole call, too.
 */
final class ContactBatchUpsert {

    private final ContactStore contacts;
    private final PropertyDefinitions definitions;
    private final InstantSource clock;
    private final ContactJson json;

    ContactBatchUpsert(ContactStore contacts, PropertyDefinitions definitions, InstantSource clock) {
        this.contacts = contacts;
        this.definitions = definitions;
        this.clock = clock;
        this.json = new ContactJson(definitions);
    }

    Answer upsert(Call call) {
        return answer(call, input -> ContactUpsert.read(input, contacts, definitions));
    }

    Answer update(Call call) {
        return answer(call, input -> ContactUpsert.readUpdate(input, contacts, definitions));
    }

    private Answer answer(Call call, Function<JsonNode, ContactUpsert> reader) {
        ObjectNode request = call.json();
        String startedAt = Timestamps.format(clock.instant());
        synchronized (contacts) {
            List<ContactUpsert> upserts =
                    BatchInputs.of(request).stream().map(reader).toList();
            refuseAltogether(upserts);
            return written(upserts, startedAt);
        }
    }

    private void refuseAltogether(List<ContactUpsert> upserts) {
        BatchInputs.requireDistinct(
                upserts.stream().map(ContactUpsert::distinctId).toList());
        boolean traced = upserts.stream().allMatch(upsert -> upsert.traceId().isPresent());
        List<PropertyProblem> problems = upserts.stream()
                .map(ContactUpsert::problems)
                .flatMap(Collection::stream)
                .toList();
        if (!traced && !problems.isEmpty()) {
            throw Refusal.propertyValues(problems);
        }
        List<ContactUpsert> fit = upserts.stream().filter(ContactUpsert::isFit).toList();
        if (fit.stream().anyMatch(upsert -> upsert.idProperty().equals("email") && upsert.isPartialUpdate())) {
            throw Refusal.validation("Partial upserts are not supported when using email as the idProperty.");
        }
        refuseConflicts(fit);
    }

    private void refuseConflicts(List<ContactUpsert> upserts) {
        UniqueValueCheck check = new UniqueValueCheck(contacts, definitions);
        for (ContactUpsert upsert : upserts) {
            check.emailOwner(upsert.values(), upsert.target()).ifPresent(owner -> {
                throw Refusal.contactExists(owner.id());
            });
        }
        refuseSharedTargets(upserts);
        refuseSharedValues(upserts);
    }

    /** The same contact, once by its e-mail address and once by another property. */
    private static void refuseSharedTargets(List<ContactUpsert> upserts) {
        BatchInputs.requireDistinct(upserts.stream()
                .map(ContactUpsert::target)
                .flatMap(Optional::stream)
                .map(Contact::id)
                .toList());
    }

    private void refuseSharedValues(List<ContactUpsert> upserts) {
        Set<Map.Entry<String, String>> claimed = new HashSet<>();
        for (ContactUpsert upsert : upserts) {
            definitions.identifying(upsert.values()).forEach((name, value) -> {
                if (!value.isEmpty() && !claimed.add(Map.entry(name, value))) {
                    throw Refusal.contactExistsInBatch();
                }
            });
        }
    }

    private Answer written(List<ContactUpsert> upserts, String startedAt) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "COMPLETE");
        ArrayNode results = body.putArray("results");
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        for (ContactUpsert upsert : upserts) {
            if (upsert.isFit()) {
                results.add(written(upsert));
            } else if (upsert.isMissing()) {
                errors.add(Refusal.ofMissing(upsert.id()));
            } else {
                errors.add(Refusal.ofRecord(upsert.problems(), upsert.traceId().orElseThrow()));
            }
        }
        if (!errors.isEmpty()) {
            body.put("numErrors", errors.size()).set("errors", errors);
        }
        body.put("startedAt", startedAt).put("completedAt", Timestamps.format(clock.instant()));
        return errors.isEmpty() ? Answer.ok(body) : Answer.multiStatus(body);
    }

    private ObjectNode written(ContactUpsert upsert) {
        Contact contact = upsert.target()
                .map(existing -> contacts.updateUnchecked(existing, upsert.values()))
                .orElseGet(() -> contacts.createUnchecked(upsert.values()));
        ObjectNode result = json.written(contact, upsert.values().keySet());
        if (!upsert.idProperty().equals("hs_object_id")) {
            result.put("new", upsert.target().isEmpty());
        }
        upsert.traceId().ifPresent(traceId -> result.put("objectWriteTraceId", traceId));
        return result;
    }
}
