package io.salesflow.camel.routes.kamelets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Message;

/**
 * Makes the list of changes that our routes to CRMs take: of the JSON of a record, of an array of records, or of the changes of a
 * batch, as {@link ChangesToJson} writes them. A record whose headers say nothing else is taken as new.
 *
 * @param elements what the JSON tells of
 */
record ChangesFromJson(Elements elements) {

    /** For {@code contact} or {@code message}. */
    static ChangesFromJson of(String type) {
        return new ChangesFromJson(
                switch (type) {
                    case "contact" -> Elements.CONTACTS;
                    case "message" -> Elements.MESSAGES;
                    default ->
                        throw new IllegalArgumentException("The type must be contact or message, but is " + type);
                });
    }

    /**
     * The changes in a body.
     *
     * @throws IllegalArgumentException if it is broken JSON, or something else
     */
    List<Change> read(Message message) {
        if (message.getBody() instanceof Collection<?> several) {
            List<Change> changes = new ArrayList<>();
            several.forEach(each -> changes.add(
                    each instanceof Change change
                            ? change
                            : change(Json.mapper().valueToTree(each))));
            return changes;
        }
        JsonNode tree = ChangeJson.tree(message);
        if (tree == null) {
            throw new IllegalArgumentException(
                    "The body must be the JSON of a " + name() + ", but is empty or no JSON object or array");
        }
        List<Change> changes = new ArrayList<>();
        if (tree.isArray()) {
            tree.forEach(each -> changes.add(change(each)));
        } else {
            changes.add(ChangeJson.isChange(tree) ? change(tree) : described(tree, message));
        }
        return changes;
    }

    private Change change(JsonNode tree) {
        if (ChangeJson.isChange(tree)) {
            return ChangeJson.change(tree, elements.type());
        }
        SalesflowRecord element = element(tree);
        return new Change(Change.Kind.NEW, identity(element), null, element, List.of(), null, 1);
    }

    /** A record of which the headers tell the change. */
    private Change described(JsonNode tree, Message message) {
        SalesflowRecord element = element(tree);
        String kind = message.getHeader(SalesflowConstants.CHANGE, String.class);
        String identity = message.getHeader(SalesflowConstants.IDENTITY, String.class);
        return new Change(
                kind == null ? Change.Kind.NEW : ChangeJson.kind(kind),
                identity == null ? identity(element) : identity,
                null,
                element,
                ChangesToJson.changedFields(message),
                previous(message),
                1);
    }

    private SalesflowRecord previous(Message message) {
        Object previous = message.getHeader(SalesflowConstants.PREVIOUS);
        if (previous == null || previous instanceof SalesflowRecord) {
            return (SalesflowRecord) previous;
        }
        try {
            return ChangeJson.element(Json.mapper().readTree(previous.toString()), elements.type());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Header " + SalesflowConstants.PREVIOUS + " is broken JSON");
        }
    }

    private SalesflowRecord element(JsonNode tree) {
        SalesflowRecord element = ChangeJson.element(tree, elements.type());
        boolean isOfType = element instanceof Contact contact
                ? contact.memberId() != null || contact.linkedInSlug() != null
                : element instanceof ReceivedMessage message && message.conversationMessageId() != null;
        if (!isOfType) {
            throw new IllegalArgumentException("The JSON in the body is that of no " + name() + ": it has no "
                    + (elements == Elements.CONTACTS ? "MemberId and no MemberUrl" : "ConversationMessageId"));
        }
        return element;
    }

    private String identity(SalesflowRecord element) {
        return element instanceof Contact contact && contact.memberId() == null
                ? contact.linkedInSlug()
                : elements.identity(element);
    }

    private String name() {
        return elements == Elements.CONTACTS ? "contact" : "message";
    }
}
