package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is at {@code /crm/v3/objects/contacts} for single contacts and pages of them. */
final class ContactEndpoints {

    private static final int PAGE_SIZE = 10;
    private static final int LARGEST_PAGE_SIZE = 100;

    private final ContactStore contacts;
    private final PropertyDefinitions definitions;
    private final ContactJson json;

    ContactEndpoints(ContactStore contacts, PropertyDefinitions definitions) {
        this.contacts = contacts;
        this.definitions = definitions;
        this.json = new ContactJson(definitions);
    }

    Answer list(Call call) {
        int limit = (int) call.number("limit", PAGE_SIZE);
        if (limit < 1 || limit > LARGEST_PAGE_SIZE) {
            throw Refusal.validation("limit must be between 1 and " + LARGEST_PAGE_SIZE + ": " + limit);
        }
        List<Contact> found = contacts.after(call.number("after", 0), limit + 1);
        List<Contact> page = found.subList(0, Math.min(limit, found.size()));
        Set<String> requested = call.requestedProperties();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode results = body.putArray("results");
        page.forEach(contact -> results.add(json.read(contact, requested)));
        if (found.size() > limit) {
            String last = page.get(limit - 1).id();
            body.putObject("paging").putObject("next").put("after", last).put("link", "?after=" + last);
        }
        return Answer.ok(body);
    }

    Answer get(Call call, String id) {
        return Answer.ok(json.read(existing(call, id), call.requestedProperties()));
    }

    Answer create(Call call) {
        Map<String, String> values = ContactJson.properties(call.json());
        return Answer.created(json.written(contacts.create(values), values.keySet()));
    }

    Answer update(Call call, String id) {
        Map<String, String> values = ContactJson.properties(call.json());
        synchronized (contacts) {
            Contact updated = contacts.update(existing(call, id), values);
            return Answer.ok(json.written(updated, values.keySet()));
        }
    }

    private Contact existing(Call call, String id) {
        String idProperty = call.queryValue("idProperty").orElse("hs_object_id");
        definitions
                .find(idProperty)
                .filter(PropertyDefinition::identifies)
                .orElseThrow(() -> Refusal.validation("'" + idProperty + "' is not a property with unique values."));
        return contacts.identified(idProperty, id).orElseThrow(Refusal::contactNotFound);
    }
}
