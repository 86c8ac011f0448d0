package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.routes.hubspot.MessageWriter.Addressed;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Those of the keys that a message in HubSpot has. */
    Set<String> byKey(Collection<String> keys, String keyProperty) {
        Set<String> known = new HashSet<>();
        read(keys, keyProperty, List.of(keyProperty))
                .forEach(found ->
                        known.add(found.path("properties").path(keyProperty).asText()));
        return known;
    }

    /** Those that their contact's timeline has, with the same time and text, however HubSpot writes its HTML; the keys. */
    Set<String> onTimelines(List<Addressed> messages) {
        Map<String, Set<String>> contactsByMessage = contactsByMessage(
                messages.stream().map(Addressed::contactId).distinct().toList());
        Map<String, List<String>> texts = new HashMap<>();
        read(List.copyOf(contactsByMessage.keySet()), null, List.of(BODY, TIME)).forEach(found -> {
            JsonNode properties = found.path("properties");
            Set<String> contacts =
                    contactsByMessage.getOrDefault(found.path("id").asText(), Set.of());
            time(properties)
                    .ifPresent(time -> contacts.forEach(
                            contact -> texts.computeIfAbsent(place(contact, time), first -> new ArrayList<>())
                                    .add(TextOfHtml.of(properties.path(BODY).asText()))));
        });
        Set<String> known = new HashSet<>();
        messages.stream()
                .filter(message ->
                        texts
                                .getOrDefault(place(message.contactId(), Instant.parse(message.time())), List.of())
                                .stream()
                                .anyMatch(text -> isOf(message.entry(), text)))
                .forEach(message -> known.add(message.key()));
        return known;
    }

    /** Whose timelines each communication is on. */
    private Map<String, Set<String>> contactsByMessage(List<String> contactIds) {
        Map<String, Set<String>> contacts = new HashMap<>();
        Deque<ObjectNode> pages = new ArrayDeque<>();
        contactIds.forEach(id -> pages.add(HubSpotJson.object().put("id", id)));
        while (!pages.isEmpty()) {
            ObjectNode body = HubSpotJson.object();
            ArrayNode inputs = body.putArray("inputs");
            while (!pages.isEmpty() && inputs.size() < api.settings().batchSize()) {
                inputs.add(pages.remove());
            }
            for (JsonNode result : api.post("/crm/v4/associations/contacts/communications/batch/read", body)
                    .path("results")) {
                String contact = result.path("from").path("id").asText();
                result.path("to").forEach(to -> contacts.computeIfAbsent(
                                to.path("toObjectId").asText(), first -> new HashSet<>())
                        .add(contact));
                String after = result.path("paging").path("next").path("after").asText("");
                if (!after.isEmpty()) {
                    pages.add(HubSpotJson.object().put("id", contact).put("after", after));
                }
            }
        }
        return contacts;
    }

    /** Who wrote it may have another name by now. */
    private static boolean isOf(MessageEntry message, String text) {
        String own = TextOfHtml.of(message.text());
        return text.equals(TextOfHtml.of(message.body())) || !own.isEmpty() && text.endsWith(own);
    }

    private List<JsonNode> read(Collection<String> ids, String idProperty, List<String> properties) {
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

    /** When it was written; one of somebody else may have no time. */
    private static Optional<Instant> time(JsonNode properties) {
        try {
            return Optional.of(Instant.parse(properties.path(TIME).asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String place(String contactId, Instant time) {
        return contactId + " " + time.toEpochMilli();
    }
}
