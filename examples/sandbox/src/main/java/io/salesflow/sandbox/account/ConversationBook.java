package io.salesflow.sandbox.account;

import io.salesflow.sandbox.time.ServerTimes;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conversations of one account. The account's lock guards it. */
public final class ConversationBook {

    private final Map<Integer, Conversation> conversations = new LinkedHashMap<>();
    private final Set<Integer> chosenIds = new HashSet<>();
    private final AccountIds ids;

    ConversationBook(AccountIds ids) {
        this.ids = ids;
    }

    /** The conversation with a contact; empty if there was none. */
    public Conversation with(int memberId) {
        return conversations.getOrDefault(memberId, Conversation.emptyOf(memberId));
    }

    /** All conversations at this moment. */
    public List<Conversation> all() {
        return List.copyOf(conversations.values());
    }

    Message receive(int memberId, Instant createdAt, String text) {
        int id = ids.nextConversationMessageId();
        while (chosenIds.contains(id)) {
            id = ids.nextConversationMessageId();
        }
        return put(memberId, new Message(id, ServerTimes.stored(createdAt), text));
    }

    Message receive(int memberId, int conversationMessageId, Instant createdAt, String text) {
        chosenIds.add(conversationMessageId);
        return put(memberId, new Message(conversationMessageId, createdAt, text));
    }

    void send(int memberId, SentMessage message) {
        conversations.put(memberId, with(memberId).sending(message));
    }

    void mark(int memberId, Boolean interested) {
        conversations.put(memberId, with(memberId).markedAs(interested));
    }

    void removeMessage(int memberId, int conversationMessageId) {
        conversations.put(memberId, with(memberId).without(conversationMessageId));
    }

    void remove(int memberId) {
        conversations.remove(memberId);
    }

    private Message put(int memberId, Message message) {
        conversations.put(memberId, with(memberId).receiving(message));
        return message;
    }
}
