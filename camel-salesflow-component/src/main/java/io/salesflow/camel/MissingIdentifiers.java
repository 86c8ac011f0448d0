package io.salesflow.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;

/** Finds the public identifiers that an answer has no contact for: the API leaves them out and says nothing. */
final class MissingIdentifiers {
    private MissingIdentifiers() {}

    /**
     * The missing ones, in the order in which they were asked for.
     *
     * @param answer the contacts as a List, or as JSON text
     */
    static List<String> of(List<String> asked, Object answer) {
        Set<String> found = new HashSet<>();
        contacts(answer).stream()
                .flatMap(contact -> Stream.of(contact.publicIdentifier(), contact.linkedInSlug()))
                .filter(Objects::nonNull)
                .forEach(identifier -> found.add(identifier.toLowerCase(Locale.ROOT)));
        return asked.stream()
                .distinct()
                .filter(identifier -> !found.contains(identifier.toLowerCase(Locale.ROOT)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Contact> contacts(Object answer) {
        if (answer instanceof List<?>) {
            return (List<Contact>) answer;
        }
        try {
            return Json.mapper().readValue(answer.toString(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException("The answer has no contacts: " + e.getOriginalMessage());
        }
    }
}
