package io.salesflow.camel.feed;

import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.api.ReceivedMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The texts of the messages that are under way to a target, whose words may quote them when it fails. For several threads. */
public final class MessageTexts {
    private static final int MOST_CAUSES = 20;

    private final List<UnaryOperator<String>> removals;

    private MessageTexts(List<UnaryOperator<String>> removals) {
        this.removals = removals;
    }

    /** Those in a body: a message, an event, a change of one of them, or a collection of these; of anything else there are none. */
    public static MessageTexts in(Object body) {
        Stream<?> elements = body instanceof Collection<?> several ? several.stream() : Stream.ofNullable(body);
        return new MessageTexts(elements.map(element -> element instanceof Change change ? change.element() : element)
                .map(MessageTexts::removal)
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<UnaryOperator<String>> removal(Object element) {
        if (element instanceof ReceivedMessage message) {
            return Optional.of(message::withoutText);
        }
        return element instanceof MemberEvent event ? Optional.of(event::withoutText) : Optional.empty();
    }

    /** These and another one, which is removed by that. */
    public MessageTexts and(UnaryOperator<String> removal) {
        List<UnaryOperator<String>> more = new ArrayList<>(removals);
        more.add(removal);
        return new MessageTexts(List.copyOf(more));
    }

    /** Those words with an ellipsis in the place of what they quote; null stays null. */
    public String removedFrom(String words) {
        String rest = words;
        for (UnaryOperator<String> removal : removals) {
            rest = rest == null ? null : removal.apply(rest);
        }
        return rest;
    }

    /** Whether a failure, or what led to it, quotes one: then it must not be logged as it is. */
    public boolean areQuotedIn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .flatMap(cause -> Stream.concat(Stream.of(cause), Stream.of(cause.getSuppressed())))
                .map(Throwable::toString)
                .anyMatch(words -> !words.equals(removedFrom(words)));
    }

    /** Says nothing of the texts. */
    @Override
    public String toString() {
        return "MessageTexts[" + removals.size() + "]";
    }
}
