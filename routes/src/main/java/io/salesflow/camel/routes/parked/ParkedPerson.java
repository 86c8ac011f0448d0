package io.salesflow.camel.routes.parked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.webhook.ParkedEvent;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who a parked record is about. What is not known is null.
 *
 * @param name first and last name
 * @param company the company
 * @param linkedIn the LinkedIn profile
 */
record ParkedPerson(String name, String company, String linkedIn) {
    private static final ParkedPerson UNKNOWN = new ParkedPerson(null, null, null);
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static ParkedPerson of(SalesflowRecord element) {
        if (element instanceof ReceivedMessage message) {
            return of(message.writer());
        }
        return element instanceof Contact contact
                ? new ParkedPerson(
                        name(contact.firstName(), contact.lastName()), contact.company(), contact.memberUrl())
                : UNKNOWN;
    }

    /** As the call itself tells it, which may not be true. */
    static ParkedPerson of(ParkedEvent event) {
        try {
            JsonNode call = MAPPER.readTree(event.body());
            return new ParkedPerson(
                    name(text(call, "FirstName"), text(call, "LastName")),
                    text(call, "Company"),
                    text(call, "MemberUrl"));
        } catch (JsonProcessingException e) {
            return UNKNOWN;
        }
    }

    private static String name(String first, String last) {
        String name = Stream.of(first, last).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return name.isBlank() ? null : name.strip();
    }

    private static String text(JsonNode call, String field) {
        JsonNode value = call.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
