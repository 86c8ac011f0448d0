package io.salesflow.camel.webhook;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.LinkedInProfile;
import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.api.MemberStatus.Flag;
import java.util.Optional;

/** Whether an event can be true of the contact as Salesflow knows it. Events that came late are: states only grow. */
final class Verification {
    private Verification() {}

    /** Why the event can't be true; empty if it can. */
    static Optional<String> contradiction(MemberEvent event, Contact contact) {
        if (!event.memberId().equals(contact.memberId())) {
            return Optional.of("the contact has another number");
        }
        Optional<String> told = LinkedInProfile.slug(event.memberUrl());
        Optional<String> known = LinkedInProfile.slug(contact.memberUrl());
        if (told.isPresent() && known.isPresent() && !told.equals(known)) {
            return Optional.of("the contact has another LinkedIn profile");
        }
        if (contact.status() == null) {
            return Optional.empty();
        }
        if (event.kind() == EventKind.CONNECTED
                && !contact.has(Flag.MEMBER_CONNECTED)
                && !contact.has(Flag.MEMBER_DISCONNECTED)) {
            return Optional.of("the contact is not connected but " + contact.status());
        }
        if (event.kind() == EventKind.WITHDRAWN && !contact.has(Flag.MEMBER_INVITATION_WITHDRAWN)) {
            return Optional.of("the contact's invitation is not withdrawn but " + contact.status());
        }
        return Optional.empty();
    }
}
