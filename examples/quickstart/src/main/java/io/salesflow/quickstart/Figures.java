package io.salesflow.quickstart;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberMessages;
import io.salesflow.camel.api.MemberStatus.Flag;
import java.util.List;

/**
 * How the contacts of an account stand.
 *
 * @param contacts how many there are
 * @param invited how many got an invitation
 * @param connected how many accepted it
 * @param replied how many wrote back
 * @param messages how many messages they wrote
 */
record Figures(long contacts, long invited, long connected, long replied, long messages) {

    static Figures of(List<Contact> contacts, List<MemberMessages> replies) {
        return new Figures(
                contacts.size(),
                contacts.stream().filter(Figures::isInvited).count(),
                contacts.stream()
                        .filter(contact -> contact.has(Flag.MEMBER_CONNECTED))
                        .count(),
                replies.size(),
                replies.stream()
                        .mapToLong(member -> member.incomingMessages().size())
                        .sum());
    }

    private static boolean isInvited(Contact contact) {
        return contact.has(Flag.MEMBER_INVITATION_SENT)
                || contact.has(Flag.MEMBER_CONNECTED)
                || contact.has(Flag.MEMBER_INVITATION_WITHDRAWN);
    }
}
