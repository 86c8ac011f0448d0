package io.salesflow.camel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.MemberMessages;
import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.ElementSource;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** The list as a feed reads it, which overlooks an element when told to, and knows whether it was read to its end. */
final class WatchedList implements ElementSource {
    private final ElementSource list;
    private final io.salesflow.camel.api.Elements elements;
    private final Set<Flag> statuses;
    private String overlooked = "";
    private boolean isAsked;
    private boolean isReadToItsEnd;
    private boolean isLastReadWhole;

    WatchedList(ElementSource list, io.salesflow.camel.api.Elements elements, Set<Flag> statuses) {
        this.list = list;
        this.elements = elements;
        this.statuses = statuses;
    }

    io.salesflow.camel.api.Elements elements() {
        return elements;
    }

    /** That element is in no answer from now on; an empty text for none. */
    void overlook(String identity) {
        overlooked = identity;
    }

    /** Whether that element is overlooked. */
    boolean isOverlooked(String identity) {
        return identity.equals(overlooked);
    }

    /** Whether somebody asked for it since this was asked last. */
    boolean isAsked() {
        boolean wasAsked = isAsked;
        isAsked = false;
        return wasAsked;
    }

    /** Whether the last answer was to have everything. */
    boolean isLastReadWhole() {
        return isLastReadWhole;
    }

    /** Whether somebody read to the end since this was asked last. */
    boolean isReadToItsEnd() {
        boolean isRead = isReadToItsEnd;
        isReadToItsEnd = false;
        return isRead;
    }

    /** All elements by identity, also what is overlooked. */
    Map<String, Sighting> all() {
        Map<String, Sighting> all = new LinkedHashMap<>();
        try (Elements answer = list.read(null)) {
            answer.forEachRemaining(entry -> elements.of(entry)
                    .forEach(element -> all.putIfAbsent(elements.identity(element), sighting(element))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    /** An element as it is now; null if it is not there. */
    SalesflowRecord element(String identity) {
        try (Elements answer = list.read(null)) {
            while (answer.hasNext()) {
                for (SalesflowRecord element : elements.of(answer.next())) {
                    if (elements.identity(element).equals(identity)) {
                        return element;
                    }
                }
            }
            return null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean isFilterable() {
        return list.isFilterable();
    }

    @Override
    public Elements read(Instant from) {
        isAsked = true;
        isLastReadWhole = from == null;
        return new Watched(list.read(from));
    }

    private Sighting sighting(SalesflowRecord element) {
        return new Sighting(
                text(element),
                element instanceof Contact contact && contact.has(Flag.MEMBER_DELETED),
                statuses.isEmpty()
                        || !(element instanceof Contact looked)
                        || statuses.stream().anyMatch(looked::has),
                elements.modified(element),
                elements.time(element));
    }

    /** All that the reference knows of an element: the rest is not what a feed reports on. */
    static ObjectNode tree(SalesflowRecord element) {
        ObjectNode tree = (ObjectNode) Json.tree(element);
        return element instanceof Contact contact
                ? tree.without(contact.other().keySet())
                : tree.without(((ReceivedMessage) element).other().keySet());
    }

    static String text(SalesflowRecord element) {
        return tree(element).toString();
    }

    private final class Watched implements Elements {
        private final Elements answer;
        private SalesflowRecord next;

        Watched(Elements answer) {
            this.answer = answer;
        }

        @Override
        public boolean hasNext() {
            while (next == null && answer.hasNext()) {
                SalesflowRecord read = answer.next();
                next = isOverlooked(read) ? withoutOverlooked(read) : read;
            }
            isReadToItsEnd |= next == null;
            return next != null;
        }

        @Override
        public SalesflowRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            SalesflowRecord taken = next;
            next = null;
            return taken;
        }

        @Override
        public void close() throws IOException {
            answer.close();
        }

        private boolean isOverlooked(SalesflowRecord entry) {
            return elements.of(entry).stream()
                    .anyMatch(element -> elements.identity(element).equals(overlooked));
        }

        private SalesflowRecord withoutOverlooked(SalesflowRecord entry) {
            if (!(entry instanceof MemberMessages messages)) {
                return null;
            }
            return new MemberMessages(
                    messages.memberId(),
                    messages.memberUrl(),
                    messages.incomingMessages().stream()
                            .filter(message ->
                                    !overlooked.equals(messages.memberId() + ":" + message.conversationMessageId()))
                            .toList(),
                    messages.other());
        }
    }
}
