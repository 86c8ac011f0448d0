package io.salesflow.sandbox.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was said between the account and one contact.
 *
 * @param received what came in, newest first
 * @param sent what went out, oldest first
 * @param interested whether the contact was marked as interested; shown on its newest message
 */
public record Conversation(int memberId, List<Message> received, List<SentMessage> sent, Boolean interested) {

    static Conversation emptyOf(int memberId) {
        return new Conversation(memberId, List.of(), List.of(), null);
    }

    /** How many follow-ups went out. */
    public int followUps() {
        return (int) sent.stream()
                .filter(message -> message.kind().equals(SentMessage.FOLLOW_UP))
                .count();
    }

    Conversation receiving(Message message) {
        List<Message> messages = new ArrayList<>(received);
        messages.add(0, message);
        messages.sort(Comparator.comparing(Message::createdAt).reversed());
        return new Conversation(memberId, List.copyOf(messages), sent, interested);
    }

    Conversation sending(SentMessage message) {
        List<SentMessage> messages = new ArrayList<>(sent);
        messages.add(message);
        return new Conversation(memberId, received, List.copyOf(messages), interested);
    }

    Conversation without(int conversationMessageId) {
        return new Conversation(
                memberId,
                received.stream()
                        .filter(message -> message.conversationMessageId() != conversationMessageId)
                        .toList(),
                sent,
                interested);
    }

    Conversation markedAs(Boolean interest) {
        return new Conversation(memberId, received, sent, interest);
    }
}
