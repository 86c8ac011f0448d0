package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.salesflow.sandbox.account.AccountSettings;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.ContactSnapshot;
import io.salesflow.sandbox.account.Conversation;
import io.salesflow.sandbox.account.Message;
import io.salesflow.sandbox.account.SandboxAccount;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The operations on incoming messages. Contacts come in no order, the messages of a contact newest first. */
final class MessageOperations {

    private record MemberMessages(Contact contact, List<Message> messages, Boolean interested) {}

    private record Snapshot(ContactSnapshot contacts, List<Conversation> conversations) {}

    private static final int SHUFFLE = 0x2545F491;

    private final AccountSettings settings;

    MessageOperations(AccountSettings settings) {
        this.settings = settings;
    }

    Answer incomingByAccount(ApiRequest request) {
        SandboxAccount account = request.account();
        return incoming(account, from(request), contact -> true);
    }

    Answer incomingByCampaign(ApiRequest request) {
        SandboxAccount account = request.account();
        int campaignId = request.query().number("campaignId");
        Instant from = from(request);
        account.read(state -> state.campaigns().get(campaignId));
        return incoming(account, from, contact -> contact.isIn(campaignId));
    }

    private Instant from(ApiRequest request) {
        return settings.times().startOf(request.query().day("from"));
    }

    private Answer incoming(SandboxAccount account, Instant from, Predicate<Contact> wanted) {
        Snapshot snapshot = account.read(state ->
                new Snapshot(state.contacts().snapshot(), state.conversations().all()));
        Iterator<MemberMessages> members = snapshot.conversations().stream()
                .sorted(Comparator.comparingInt(conversation -> conversation.memberId() * SHUFFLE))
                .flatMap(conversation -> since(from, conversation, snapshot.contacts(), wanted))
                .iterator();
        return Answer.json(generator -> Json.array(generator, members, this::write));
    }

    private static Stream<MemberMessages> since(
            Instant from, Conversation conversation, ContactSnapshot contacts, Predicate<Contact> wanted) {
        List<Message> messages = conversation.received().stream()
                .filter(message -> !message.createdAt().isBefore(from))
                .toList();
        Optional<Contact> contact = messages.isEmpty()
                ? Optional.empty()
                : contacts.find(conversation.memberId()).filter(wanted);
        return contact.map(member -> new MemberMessages(member, messages, conversation.interested())).stream();
    }

    private void write(JsonGenerator generator, MemberMessages member) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("MemberId", member.contact().memberId());
        generator.writeStringField("MemberUrl", member.contact().profile().memberUrl());
        generator.writeArrayFieldStart("IncomingMessages");
        Boolean interested = member.interested();
        for (Message message : member.messages()) {
            generator.writeStartObject();
            generator.writeNumberField("ConversationMessageId", message.conversationMessageId());
            generator.writeStringField("CreatedAt", settings.times().nameless(message.createdAt()));
            generator.writeStringField("Text", message.text());
            Json.nullableBoolean(generator, "Interested", interested);
            generator.writeEndObject();
            interested = null;
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }
}
