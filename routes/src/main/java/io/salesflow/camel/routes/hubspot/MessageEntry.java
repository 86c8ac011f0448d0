package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message to be written to HubSpot.
 *
 * @param identity of the change
 * @param message the message
 * @param contact who wrote it, as far as we know
 */
record MessageEntry(String identity, ReceivedMessage message, Contact contact) {

    static MessageEntry of(Change change) {
        ReceivedMessage message = (ReceivedMessage) change.element();
        return new MessageEntry(change.identity(), message, message.writer());
    }

    /** The LinkedIn key of who wrote it; null if that can't be told. */
    String personKey() {
        return contact.linkedInSlug();
    }

    /** HTML for the timeline: who wrote to whom, and the text as it is, with nothing in it taken as HTML. */
    String body() {
        String name = Stream.of(contact.firstName(), contact.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        String text = message.text() == null ? "" : message.text();
        return "<p><strong>" + escaped(name.isEmpty() ? "The contact" : name) + " wrote on LinkedIn:</strong></p><p>"
                + escaped(text).replaceAll("\\r\\n|\\r|\\n", "<br>") + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
