package io.salesflow.quickstart.board;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A delivery that is under way.
 *
 * @param lane where to
 * @param feedId of which feed
 * @param items what is in it
 * @param begin when it began
 */
record Trip(Lane lane, String feedId, List<Item> items, Instant begin) {
    static Trip of(Lane lane, String feedId, Exchange exchange, Instant begin) {
        Message message = exchange.getMessage();
        List<Item> items = message.getBody() instanceof List<?> changes
                ? changes.stream()
                        .filter(Change.class::isInstance)
                        .map(Change.class::cast)
                        .map(change -> new Item(change.identity(), name(change.element())))
                        .toList()
                : List.of(new Item(
                        message.getHeader(SalesflowConstants.IDENTITY, String.class), name(message.getBody())));
        return new Trip(lane, feedId, items, begin);
    }

    /** Who that is, or who wrote it; null if nobody knows. Of a message never the text. */
    static String name(Object element) {
        if (element instanceof ReceivedMessage message) {
            String writer = message.contact() == null ? null : name(message.contact());
            return writer == null ? "Contact " + message.memberId() : writer;
        }
        if (!(element instanceof Contact contact)) {
            return null;
        }
        String name = Stream.of(contact.firstName(), contact.lastName())
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? "Contact " + contact.memberId() : name;
    }

    /**
     * A contact, or a message.
     *
     * @param identity within the feed
     * @param name who it is, or who wrote it; null if nobody knows
     */
    record Item(String identity, String name) {}
}
