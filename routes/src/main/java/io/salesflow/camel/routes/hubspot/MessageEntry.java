package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.QuotedText;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.routes.mapping.TextLimit;
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
    /** What HubSpot takes of a text. */
    private static final int LONGEST_BODY = 65_536;

    private static final int LONGEST_NAME = 255;
    private static final String END = "</p>";

    static MessageEntry of(Change change) {
        ReceivedMessage message = (ReceivedMessage) change.element();
        return new MessageEntry(change.identity(), message, message.writer());
    }

    /** The LinkedIn key of who wrote it; null if that can't be told. */
    String personKey() {
        return contact.linkedInSlug();
    }

    /**
     * HTML for the timeline: who wrote to whom, and the text as it is, with nothing in it taken as HTML. A text that is too long for
     * HubSpot ends in an ellipsis.
     */
    String body() {
        String name = Stream.of(contact.firstName(), contact.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        String shown = TextLimit.shortened(name.isEmpty() ? "The contact" : name, LONGEST_NAME);
        String start =
                "<p><strong>" + html(shown).collect(Collectors.joining()) + " wrote on LinkedIn:</strong></p><p>";
        return start + text(LONGEST_BODY - start.length() - END.length()) + END;
    }

    /** The text alone, as the timeline has it. */
    String text() {
        return text(LONGEST_BODY);
    }

    private String text(int longest) {
        return TextLimit.joined(html(message.text() == null ? "" : message.text()), longest);
    }

    /** Words that may quote the text, as it is or as HTML, with an ellipsis in its place. */
    String withoutText(String words) {
        return new QuotedText(text()).removedFrom(message.withoutText(words));
    }

    /** A text as HTML, character by character. */
    private static Stream<String> html(String text) {
        return text.replaceAll("\\r\\n|\\r", "\n").codePoints().mapToObj(character -> switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '\n' -> "<br>";
            default -> Character.toString(character);
        });
    }
}
