package io.salesflow.sandbox.account;

import io.salesflow.sandbox.time.ServerTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens between an account and its contacts. Each happening changes the contact, is counted, and calls the
 * webhooks that are attached to it. The account's lock guards it.
 */
public final class Outreach {

    private final AccountState account;
    private final AccountSettings settings;
    private final SeededDice dice;
    private final List<WebhookCall> calls = new ArrayList<>();

    Outreach(AccountState account, AccountSettings settings) {
        this.account = account;
        this.settings = settings;
        this.dice = settings.dice().of(17);
    }

    /** The account looks at the profile and sends an invitation, with a message unless the text is null. */
    public Contact invite(int memberId, Instant at, String text) {
        Contact contact = account.contacts().edit(memberId, at, edit -> {
            VisitedProfile.complete(edit, dice);
            edit.status(MemberStatus.INVITATION_SENT);
        });
        if (text != null) {
            send(contact, SentMessage.CONNECTION_MESSAGE, at, text);
        }
        count(contact, at, ActivityKind.INVITED);
        return contact;
    }

    /** The contact accepts the invitation. */
    public Contact connect(int memberId, Instant at) {
        Contact contact = account.contacts().edit(memberId, at, edit -> {
            VisitedProfile.complete(edit, dice);
            edit.status(MemberStatus.CONNECTED).connectedAt(ServerTimes.stored(at));
        });
        boolean withMessage = !account.conversations().with(memberId).sent().isEmpty();
        count(contact, at, withMessage ? ActivityKind.ACCEPTED_WITH_MESSAGE : ActivityKind.ACCEPTED_WITHOUT_MESSAGE);
        call(RunOn.MEMBER_CONNECTED, contact, at);
        return contact;
    }

    /** The account takes its invitation back. */
    public Contact withdraw(int memberId, Instant at) {
        Contact contact = account.contacts().edit(memberId, at, edit -> edit.status(MemberStatus.INVITATION_WITHDRAWN));
        count(contact, at, ActivityKind.WITHDRAWN);
        call(RunOn.INVITATION_WITHDRAWN, contact, at);
        return contact;
    }

    /** The invitation fails. */
    public Contact fail(int memberId, Instant at) {
        return account.contacts().edit(memberId, at, edit -> edit.status(MemberStatus.PENDING, MemberStatus.ERROR));
    }

    /** The account sends a follow-up. */
    public Contact followUp(int memberId, Instant at, String text) {
        Contact contact = account.contacts().edit(memberId, at, edit -> {});
        send(contact, SentMessage.FOLLOW_UP, at, text);
        count(contact, at, ActivityKind.FOLLOWED_UP);
        call(RunOn.FOLLOW_UP, contact, at);
        return contact;
    }

    /** A message of the contact comes in. */
    public Message receive(int memberId, Instant at, String text) {
        Contact contact = account.contacts().edit(memberId, at, edit -> {});
        Conversation before = account.conversations().with(memberId);
        Message message = account.conversations().receive(memberId, at, text);
        if (before.received().isEmpty()) {
            count(contact, at, ActivityKind.firstReplyAfter(before.followUps()));
        }
        call(RunOn.REPLY_DETECTED, contact, at);
        return message;
    }

    /** Somebody marks the contact as interested, as not interested, or takes the mark away with null. */
    public void markInterested(int memberId, Instant at, Boolean interested) {
        Contact contact = account.contacts().get(memberId);
        account.conversations().mark(memberId, interested);
        if (interested != null) {
            count(contact, at, interested ? ActivityKind.POSITIVE_REPLY : ActivityKind.NEGATIVE_REPLY);
        }
    }

    List<WebhookCall> takeCalls() {
        if (calls.isEmpty()) {
            return List.of();
        }
        List<WebhookCall> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    private void send(Contact contact, String kind, Instant at, String text) {
        account.conversations().send(contact.memberId(), new SentMessage(kind, ServerTimes.stored(at), text));
    }

    private void count(Contact contact, Instant at, ActivityKind kind) {
        account.activity().record(contact.campaignId(), settings.times().dayOf(at), kind);
    }

    private void call(RunOn runOn, Contact contact, Instant at) {
        for (Webhook webhook : account.webhooks().calledBy(runOn, contact)) {
            calls.add(new WebhookCall(
                    webhook.webhookId(),
                    webhook.url(),
                    runOn,
                    account.owner(),
                    contact,
                    account.conversations().with(contact.memberId()),
                    account.campaigns().get(contact.campaignId()).name(),
                    at));
        }
    }
}
