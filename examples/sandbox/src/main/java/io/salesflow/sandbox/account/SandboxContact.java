package io.salesflow.sandbox.account;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A contact of the sandbox, as tests reach into it. Thread-safe. Happenings ({@link #connect()}, {@link #reply(String)}
 * and their like) are counted and call webhooks; edits and added messages only change data.
 */
public final class SandboxContact {

    private final SandboxAccount account;
    private final int id;

    SandboxContact(SandboxAccount account, int id) {
        this.account = account;
        this.id = id;
    }

    /** The contact's member id. */
    public int id() {
        return id;
    }

    /**
     * The contact as it is now.
     *
     * @throws Rejection 404 if it was deleted
     */
    public Contact now() {
        return account.read(state -> state.contacts().get(id));
    }

    /** The contact as it is now, unless it was deleted. */
    public Optional<Contact> find() {
        return account.read(state -> state.contacts().find(id));
    }

    /** The conversation with the contact. */
    public Conversation conversation() {
        return account.read(state -> state.conversations().with(id));
    }

    /** Changes any field. */
    public Contact edit(Consumer<ContactEdit> change) {
        return account.change(state -> state.contacts().edit(id, change));
    }

    /** Replaces the status by these flags. */
    public Contact status(MemberStatus... flags) {
        return edit(edit -> edit.status(flags));
    }

    /** Sets the time of the last change: old, null or in the future, as it is given. */
    public Contact lastModifiedAt(Instant instant) {
        return edit(edit -> edit.lastModifiedAt(instant));
    }

    /** Mutes or unmutes the contact. */
    public Contact mute(boolean muted) {
        return edit(edit -> edit.muted(muted));
    }

    /** Deletes the contact as the operation does. */
    public void delete() {
        account.changeSilently(state -> state.deleteContact(id));
    }

    /** Sends an invitation, without a message if the text is null. */
    public Contact invite(String text) {
        return account.change(state -> state.outreach().invite(id, account.now(), text));
    }

    /** Has the contact accept. */
    public Contact connect() {
        return account.change(state -> state.outreach().connect(id, account.now()));
    }

    /** Takes the invitation back. */
    public Contact withdraw() {
        return account.change(state -> state.outreach().withdraw(id, account.now()));
    }

    /** Sends a follow-up. */
    public Contact followUp(String text) {
        return account.change(state -> state.outreach().followUp(id, account.now(), text));
    }

    /** Has the contact reply now. */
    public Message reply(String text) {
        return account.change(state -> state.outreach().receive(id, account.now(), text));
    }

    /** Marks the contact's newest message as interested or not; null takes the mark away. */
    public void markInterested(Boolean interested) {
        account.changeSilently(state -> state.outreach().markInterested(id, account.now(), interested));
    }

    /** Adds an incoming message of any time, with an id that the sandbox chooses. Nothing else changes. */
    public Message addMessage(Instant createdAt, String text) {
        return account.change(state -> state.conversations().receive(id, createdAt, text));
    }

    /** Adds an incoming message of any time with a given id. Nothing else changes. */
    public Message addMessage(int conversationMessageId, Instant createdAt, String text) {
        return account.change(state -> state.conversations().receive(id, conversationMessageId, createdAt, text));
    }

    /** Takes a message away. */
    public void removeMessage(int conversationMessageId) {
        account.changeSilently(state -> state.conversations().removeMessage(id, conversationMessageId));
    }
}
