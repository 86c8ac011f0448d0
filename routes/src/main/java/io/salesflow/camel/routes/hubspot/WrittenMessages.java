package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.routes.hubspot.MessageWriter.Addressed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which messages HubSpot has already. */
final class WrittenMessages {
    private static final String BODY = "hs_communication_body";
    private static final String TIME = "hs_timestamp";

    private final HubSpotApi api;
    private final String path;

    WrittenMessages(HubSpotApi api) {
        this.api = api;
        this.path = api.settings().objectsPath("communications");
    }

    /** Those whose key a message in HubSpot has; the keys. */
    Set<String> byKey(List<Addressed> messages, String keyProperty) {
        Set<String> known = new HashSet<>();
        read(messages.stream().map(Addressed::key).toList(), keyProperty, List.of(keyProperty))
                .forEach(found ->
                        known.add(found.path("properties").path(keyProperty).asText()));
        return known;
    }

    /** Those that their contact's timeline has, with the same time and text; the keys. */
    Set<String> onTimelines(List<Addressed> messages) {
        Map<String, Set<String>> contactsByMessage = new HashMap<>();
        List<String> contactIds =
                messages.stream().map(Addressed::contactId).distinct().toList();
        for (List<String> some : parts(contactIds)) {
            ObjectNode body = HubSpotJson.object();
            ArrayNode inputs = body.putArray("inputs");
            some.forEach(id -> inputs.addObject().put("id", id));
            api.post("/crm/v4/associations/contacts/communications/batch/read", body)
                    .path("results")
                    .forEach(result -> result.path("to").forEach(to -> contactsByMessage
                            .computeIfAbsent(to.path("toObjectId").asText(), first -> new HashSet<>())
                            .add(result.path("from").path("id").asText())));
        }
        Set<String> contents = new HashSet<>();
        read(List.copyOf(contactsByMessage.keySet()), null, List.of(BODY, TIME)).forEach(found -> {
            JsonNode properties = found.path("properties");
            contactsByMessage
                    .getOrDefault(found.path("id").asText(), Set.of())
                    .forEach(contact -> contents.add(content(
                            contact,
                            properties.path(TIME).asText(),
                            properties.path(BODY).asText())));
        });
        Set<String> known = new HashSet<>();
        messages.stream()
                .filter(message -> contents.contains(content(
                        message.contactId(), message.time(), message.entry().body())))
                .forEach(message -> known.add(message.key()));
        return known;
    }

    private List<JsonNode> read(List<String> ids, String idProperty, List<String> properties) {
        List<JsonNode> found = new ArrayList<>();
        for (List<String> some : parts(ids)) {
            ObjectNode body = HubSpotJson.object();
            if (idProperty != null) {
                body.put("idProperty", idProperty);
            }
            properties.forEach(body.putArray("properties")::add);
            ArrayNode inputs = body.putArray("inputs");
            some.forEach(id -> inputs.addObject().put("id", id));
            api.post(path + "/batch/read", body).path("results").forEach(found::add);
        }
        return found;
    }

    private List<List<String>> parts(Collection<String> all) {
        List<String> distinct = List.copyOf(new LinkedHashSet<>(all));
        int size = api.settings().batchSize();
        List<List<String>> parts = new ArrayList<>();
        for (int start = 0; start < distinct.size(); start += size) {
            parts.add(distinct.subList(start, Math.min(distinct.size(), start + size)));
        }
        return parts;
    }

    private static String content(String contactId, String time, String body) {
        return contactId + " " + Instant.parse(time).toEpochMilli() + " " + body;
    }
}
