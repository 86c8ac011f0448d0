package io.salesflow.quickstart;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.ReceivedMessage;
import java.util.List;
import java.util.Objects;

/**
 * What a Salesflow account has, to be compared.
 *
 * @param id the account's number
 * @param contacts all of them
 * @param messages all that they wrote
 */
record Account(long id, List<Contact> contacts, List<ReceivedMessage> messages) {

    /** How many people the contacts are: somebody can be in several campaigns. */
    long people() {
        return contacts.stream()
                .map(Contact::linkedInSlug)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** What a message is called, in words. */
    static String name(ReceivedMessage message) {
        return "message " + message.conversationMessageId() + " of member " + message.memberId();
    }
}
