package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The search of contacts, within HubSpot's limits: filters, values, sorts, pages and results in all. */
final class ContactSearch {

    private static final int MOST_GROUPS = 5;
    private static final int MOST_FILTERS = 6;
    private static final int MOST_VALUES = 100;
    private static final int LARGEST_PAGE = 200;
    private static final int MOST_CHARACTERS = 3_000;
    private static final int MOST_RESULTS = 10_000;
    private static final int PAGE = 10;

    private final ContactStore contacts;
    private final PropertyDefinitions definitions;
    private final ContactJson json;

    ContactSearch(ContactStore contacts, PropertyDefinitions definitions) {
        this.contacts = contacts;
        this.definitions = definitions;
        this.json = new ContactJson(definitions);
    }

    Answer answer(Call call) {
        ObjectNode request = call.json();
        if (request.toString().length() > MOST_CHARACTERS) {
            throw Refusal.validation("The body of a search has at most " + MOST_CHARACTERS + " characters");
        }
        int limit = request.path("limit").asInt(PAGE);
        int after = request.path("after").asInt(0);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Refusal.validation("limit must be between 1 and " + LARGEST_PAGE + ": " + limit);
        }
        if (after + limit > MOST_RESULTS) {
            throw Refusal.validation("The search endpoint gives at most " + MOST_RESULTS + " results");
        }
        Predicate<Contact> wanted = groups(request.path("filterGroups"));
        List<Contact> found = contacts.all().stream()
                .filter(wanted)
                .sorted(order(request.path("sorts")))
                .toList();
        List<Contact> page = found.subList(Math.min(after, found.size()), Math.min(after + limit, found.size()));
        Set<String> requested = StreamSupport.stream(request.path("properties").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total", found.size());
        ArrayNode results = body.putArray("results");
        page.forEach(contact -> results.add(json.read(contact, requested)));
        if (after + limit < found.size()) {
            body.putObject("paging").putObject("next").put("after", Integer.toString(after + limit));
        }
        return Answer.ok(body);
    }

    private Predicate<Contact> groups(JsonNode groups) {
        if (groups.size() > MOST_GROUPS) {
            throw Refusal.validation("There can be at most " + MOST_GROUPS + " filter groups");
        }
        Predicate<Contact> any = contact -> groups.isEmpty();
        for (JsonNode group : groups) {
            if (group.path("filters").size() > MOST_FILTERS) {
                throw Refusal.validation("There can be at most " + MOST_FILTERS + " filters in a group");
            }
            Predicate<Contact> all = contact -> true;
            for (JsonNode filter : group.path("filters")) {
                all = all.and(filter(filter));
            }
            any = any.or(all);
        }
        return any;
    }

    private Predicate<Contact> filter(JsonNode filter) {
        String name = filter.path("propertyName").asText();
        if (definitions.find(name).isEmpty()) {
            throw Refusal.validation("There was a problem with the request: property " + name + " does not exist");
        }
        String value = filter.path("value").asText();
        return switch (filter.path("operator").asText()) {
            case "EQ" -> contact -> value.equalsIgnoreCase(value(contact, name));
            case "HAS_PROPERTY" -> contact -> !value(contact, name).isEmpty();
            case "NOT_HAS_PROPERTY" -> contact -> value(contact, name).isEmpty();
            case "GT" -> contact -> number(contact, name) > Long.parseLong(value);
            case "GTE" -> contact -> number(contact, name) >= Long.parseLong(value);
            case "LT" -> contact -> number(contact, name) < Long.parseLong(value);
            case "IN" -> in(name, filter.path("values"));
            default -> throw Refusal.validation("invalid operator: " + filter.path("operator"));
        };
    }

    private static Predicate<Contact> in(String name, JsonNode values) {
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw Refusal.validation("IN takes 1 to " + MOST_VALUES + " values");
        }
        List<String> wanted = new ArrayList<>();
        values.forEach(value -> wanted.add(value.asText().toLowerCase(Locale.ROOT)));
        return contact -> wanted.contains(value(contact, name).toLowerCase(Locale.ROOT));
    }

    private static Comparator<Contact> order(JsonNode sorts) {
        if (sorts.size() > 1) {
            throw Refusal.validation("There can be at most one sort");
        }
        Comparator<Contact> byId = Comparator.comparing(contact -> Long.parseLong(contact.id()));
        if (sorts.isEmpty()) {
            return byId;
        }
        String name = sorts.path(0).path("propertyName").asText();
        Comparator<Contact> order = Comparator.comparing(contact -> value(contact, name));
        return sorts.path(0).path("direction").asText().equals("DESCENDING")
                ? order.reversed().thenComparing(byId)
                : order.thenComparing(byId);
    }

    private static long number(Contact contact, String name) {
        String value = value(contact, name);
        return value.isEmpty()
                ? Long.MIN_VALUE
                : value.endsWith("Z") ? Instant.parse(value).toEpochMilli() : Long.parseLong(value);
    }

    private static String value(Contact contact, String name) {
        return switch (name) {
            case "hs_object_id" -> contact.id();
            case "createdate" -> Timestamps.format(contact.createdAt());
            case "lastmodifieddate" -> Timestamps.format(contact.updatedAt());
            default -> contact.value(name).orElse("");
        };
    }
}
