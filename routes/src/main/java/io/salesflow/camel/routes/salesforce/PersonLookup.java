package io.salesflow.camel.routes.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out whether Salesforce knows people by something else than our key: by their e-mail address, and if it is asked for, by
 * the URL of their profile. Two people are never made one: a match that may be somebody else is told as doubtful.
 */
final class PersonLookup {
    private static final String PROFILE = "https://www.linkedin.com/in/";
    private static final String CONVERTED = "IsConverted";
    private static final String CONVERTED_TO = "ConvertedContactId";

    private final SalesforceApi api;
    private final SalesforcePeople people;

    PersonLookup(SalesforceApi api, SalesforcePeople people) {
        this.api = api;
        this.people = people;
    }

    /**
     * A record that Salesforce has.
     *
     * @param id its id; null if it is doubtful which one it is
     * @param doubt why it is doubtful, or null
     */
    record Match(String id, String doubt) {
        boolean isDoubtful() {
            return doubt != null;
        }
    }

    /**
     * The matches by LinkedIn key. There is none for people whom Salesforce does not know, or knows by our key: an upsert finds
     * them.
     *
     * @throws SalesforceCallException if a call failed
     */
    Map<String, Match> find(Collection<Person> unknown) {
        Map<String, Match> matches = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        people.lookupByEmail()
                .ifPresent(field ->
                        find(unknown, field, person -> emails(person, field), "its e-mail address", matches, known));
        people.lookupByUrl().ifPresent(field -> {
            List<Person> rest = unknown.stream()
                    .filter(person -> !matches.containsKey(person.key()) && !known.contains(person.key()))
                    .toList();
            find(rest, field, PersonLookup::urls, "its LinkedIn URL", matches, known);
        });
        if (!matches.isEmpty()) {
            Set<String> keys = api.idsByValue(people.object(), people.keyField(), matches.keySet())
                    .keySet();
            matches.keySet().removeIf(key -> keys.contains(key.toLowerCase(Locale.ROOT)));
        }
        findByPreviousKey(unknown, matches);
        refuseShared(matches);
        return matches;
    }

    /** Whose profile has another name now is who he was, whatever else was found. */
    private void findByPreviousKey(Collection<Person> unknown, Map<String, Match> matches) {
        List<Person> renamed = unknown.stream()
                .filter(person -> !person.previousKeys().isEmpty())
                .toList();
        Set<String> keys = renamed.stream()
                .flatMap(person -> Stream.concat(Stream.of(person.key()), person.previousKeys().stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, List<JsonNode>> byKey = new HashMap<>();
        api.find(people.object(), fields(people.keyField()), people.keyField(), keys)
                .forEach(record -> byKey.computeIfAbsent(
                                keyOf(record).toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                        .add(record));
        for (Person person : renamed) {
            List<JsonNode> before = person.previousKeys().stream()
                    .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                    .toList();
            List<JsonNode> all = Stream.concat(before.stream(), byKey.getOrDefault(person.key(), List.of()).stream())
                    .toList();
            if (before.isEmpty()) {
                continue;
            }
            matches.put(
                    person.key(),
                    all.size() == 1
                            ? new Match(id(all.get(0)), null)
                            : new Match(
                                    null,
                                    "The LinkedIn profile was renamed, and Salesforce has records of the old and of the new name: "
                                            + all.stream().map(PersonLookup::id).collect(Collectors.joining(", "))
                                            + ". Merge them"));
        }
    }

    /**
     * What Salesforce has of the fields that people edit there, of those whom it knows by our key: the names of those that are
     * neither empty nor only assumed, by that key in lower case.
     *
     * @throws SalesforceCallException if a call failed
     */
    Map<String, Set<String>> editable(Collection<Person> some) {
        Set<String> editable = people.editedByPeople();
        Set<String> fields = new LinkedHashSet<>(List.of(people.keyField()));
        fields.addAll(editable);
        Map<String, Set<String>> known = new HashMap<>();
        api.find(
                        people.object(),
                        fields,
                        people.keyField(),
                        some.stream().map(Person::key).toList())
                .forEach(record -> known.put(
                        keyOf(record).toLowerCase(Locale.ROOT),
                        editable.stream()
                                .filter(field -> record.hasNonNull(field)
                                        && !people.isAssumed(
                                                field, record.path(field).asText()))
                                .collect(Collectors.toSet())));
        return known;
    }

    /**
     * The ids of those whom Salesforce knows by our key, by that key. A Lead that has become a Contact is that Contact.
     *
     * @throws SalesforceCallException if a call failed
     */
    Map<String, String> ids(Collection<String> keys) {
        Map<String, String> ids = new LinkedHashMap<>();
        api.find(people.object(), fields(people.keyField()), people.keyField(), keys)
                .forEach(record -> ids.putIfAbsent(
                        keyOf(record).toLowerCase(Locale.ROOT),
                        record.path(CONVERTED).asBoolean()
                                ? record.path(CONVERTED_TO).asText()
                                : id(record)));
        return ids;
    }

    /** @param known gets the keys of those who have it already */
    private void find(
            Collection<Person> unknown,
            String field,
            Function<Person, List<String>> values,
            String what,
            Map<String, Match> matches,
            Set<String> known) {
        Map<String, List<Person>> byValue = new LinkedHashMap<>();
        unknown.forEach(person -> values.apply(person)
                .forEach(value -> byValue.computeIfAbsent(value.toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                        .add(person)));
        Map<String, List<JsonNode>> found = new LinkedHashMap<>();
        api.find(people.object(), fields(field), field, byValue.keySet()).forEach(record -> byValue.getOrDefault(
                        record.path(field).asText().toLowerCase(Locale.ROOT), List.of())
                .forEach(person -> found.computeIfAbsent(person.key(), first -> new ArrayList<>())
                        .add(record)));
        found.forEach((key, records) -> {
            if (records.stream().anyMatch(record -> key.equalsIgnoreCase(keyOf(record)))) {
                known.add(key);
            } else {
                matches.put(key, match(records, what));
            }
        });
    }

    private Match match(List<JsonNode> records, String what) {
        JsonNode record = records.get(0);
        String name = "Salesforce's " + people.object() + " " + id(record);
        if (records.size() > 1) {
            return new Match(
                    null,
                    "Salesforce has several records with " + what + ": "
                            + records.stream().map(PersonLookup::id).collect(Collectors.joining(", "))
                            + ". Merge them, or write linkedin.com/in's name of it into " + people.keyField()
                            + " of the one that it is");
        }
        if (!keyOf(record).isEmpty()) {
            return new Match(
                    null,
                    name + " has " + what + ", but is linkedin.com/in/" + keyOf(record) + ". Correct one of them");
        }
        if (record.path(CONVERTED).asBoolean()) {
            return new Match(
                    null,
                    name + " has " + what + ", but has become Contact "
                            + record.path(CONVERTED_TO).asText() + ", and Salesforce changes it no more");
        }
        return new Match(id(record), null);
    }

    /** One record can't be two people. */
    private void refuseShared(Map<String, Match> matches) {
        Map<String, List<String>> keysById = new HashMap<>();
        matches.forEach((key, match) -> {
            if (!match.isDoubtful()) {
                keysById.computeIfAbsent(match.id(), first -> new ArrayList<>()).add(key);
            }
        });
        keysById.forEach((id, keys) -> {
            if (keys.size() > 1) {
                Match doubt = new Match(
                        null,
                        "Salesforce's " + people.object() + " " + id + " may be any of "
                                + keys.stream()
                                        .map(key -> "linkedin.com/in/" + key)
                                        .collect(Collectors.joining(", "))
                                + ": they have its e-mail address or URL");
                keys.forEach(key -> matches.put(key, doubt));
            }
        });
    }

    private Set<String> fields(String field) {
        Set<String> fields = new LinkedHashSet<>(List.of("Id", people.keyField(), field));
        if (people.isLead()) {
            fields.addAll(List.of(CONVERTED, CONVERTED_TO));
        }
        return fields;
    }

    private String keyOf(JsonNode record) {
        String key = record.path(people.keyField()).textValue();
        return key == null ? "" : key;
    }

    private static String id(JsonNode record) {
        return record.path("Id").asText();
    }

    private static List<String> emails(Person person, String field) {
        String email = person.valuesAndDefaults().getOrDefault(field, "").strip();
        return email.contains("@") ? List.of(email) : List.of();
    }

    private static List<String> urls(Person person) {
        return List.of(PROFILE + person.key(), PROFILE + person.key() + "/");
    }
}
