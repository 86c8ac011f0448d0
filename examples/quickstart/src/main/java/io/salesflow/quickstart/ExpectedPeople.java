package io.salesflow.quickstart;

import io.salesflow.camel.api.Contact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a system should have of the people in Salesflow, by their LinkedIn keys and in the fields of that system. */
final class ExpectedPeople {
    private static final String ELLIPSIS = "…";

    private final Differences differences;
    private final ChronoUnit precision;
    private final Map<String, Map<String, Object>> people = new LinkedHashMap<>();

    /**
     * Nobody as yet.
     *
     * @param precision with which the system keeps times
     */
    ExpectedPeople(Differences differences, ChronoUnit precision) {
        this.differences = differences;
        this.precision = precision;
    }

    /** Adds contacts. Of somebody who is there several times, the last contact that has a value counts. */
    void add(List<Contact> contacts, Map<String, Function<Contact, Object>> fields) {
        for (Contact contact : contacts) {
            String key = contact.linkedInSlug();
            if (key == null) {
                differences.add(
                        "member " + contact.memberId(),
                        "has no LinkedIn URL, so it can't be in " + differences.system());
                continue;
            }
            Map<String, Object> values = people.computeIfAbsent(key, first -> new LinkedHashMap<>());
            fields.forEach((name, field) -> {
                Object value = field.apply(contact);
                if (value != null && !value.toString().isBlank()) {
                    values.put(name, value);
                }
            });
        }
    }

    List<String> keys() {
        return List.copyOf(people.keySet());
    }

    /** Nobody else must be there. An empty key is that of somebody who has none. */
    void expectNobodyElse(List<String> keysInSystem) {
        keysInSystem.stream()
                .filter(key -> !people.containsKey(key))
                .forEach(key -> differences.add(
                        key.isEmpty() ? "somebody without a LinkedIn key" : key,
                        "in " + differences.system() + ", but not in Salesflow"));
    }

    void expectMissing(String key) {
        differences.add(key, "in Salesflow, but not in " + differences.system());
    }

    /** Compares somebody with the values of the system, by the names of its fields. */
    void compare(String key, UnaryOperator<String> found) {
        people.get(key).forEach((name, value) -> {
            String other = found.apply(name);
            if (!isSame(value, other, precision)) {
                differences.add(
                        key, name + " is '" + value + "' in Salesflow and '" + other + "' in " + differences.system());
            }
        });
    }

    /** Whether a system has that value; of a text that is too long for it, the beginning with an ellipsis. */
    static boolean isSame(Object value, String other, ChronoUnit precision) {
        if (value == null || other == null) {
            return value == null && other == null;
        }
        if (value instanceof Instant time) {
            return time.truncatedTo(precision).equals(Instant.parse(other).truncatedTo(precision));
        }
        String text = value.toString();
        boolean isBeginning =
                other.endsWith(ELLIPSIS) && text.startsWith(other.substring(0, other.length() - ELLIPSIS.length()));
        return text.equals(other) || isBeginning || text.contains("@") && text.equalsIgnoreCase(other);
    }
}
