package io.salesflow.quickstart;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus.Flag;

/**
 * How the contacts of an account stand.
 *
 * @param contacts how many there are
 * @param invited how many got an invitation
 * @param connected how many accepted it
 * @param replies how many messages they wrote
 */
record Figures(long contacts, long invited, long connected, long replies) {

    static Figures of(Account account) {
        return new Figures(
                account.contacts().size(),
                account.contacts().stream().filter(Figures::isInvited).count(),
                account.contacts().stream()
                        .filter(contact -> contact.has(Flag.MEMBER_CONNECTED))
                        .count(),
                account.messages().size());
    }

    private static boolean isInvited(Contact contact) {
        return contact.has(Flag.MEMBER_INVITATION_SENT)
                || contact.has(Flag.MEMBER_CONNECTED)
                || contact.has(Flag.MEMBER_INVITATION_WITHDRAWN);
    }
}
