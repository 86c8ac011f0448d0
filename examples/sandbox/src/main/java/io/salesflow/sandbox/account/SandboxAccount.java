package io.salesflow.sandbox.account;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** One LinkedIn account of the sandbox, as tests and the program reach into it. Thread-safe. */
public final class SandboxAccount {

    private final ReentrantLock lock = new ReentrantLock();
    private final AccountState state;
    private final AccountSettings settings;
    private final Consumer<WebhookCall> webhookCaller;

    SandboxAccount(AccountState state, AccountSettings settings, Consumer<WebhookCall> webhookCaller) {
        this.state = state;
        this.settings = settings;
        this.webhookCaller = webhookCaller;
    }

    /** The account's id. */
    public int id() {
        return state.owner().accountId();
    }

    /** The account's API token. */
    public String token() {
        return state.owner().token();
    }

    /** Who the account belongs to. */
    public AccountOwner owner() {
        return state.owner();
    }

    /** Whether the account may work. */
    public AccountStatus status() {
        return read(AccountState::status);
    }

    /** Adds a stopped campaign without contacts. */
    public SandboxCampaign addCampaign(String name) {
        return campaign(change(account -> account.campaigns().add(name)).campaignId());
    }

    /** The campaign of an id; it need not exist. */
    public SandboxCampaign campaign(int campaignId) {
        return new SandboxCampaign(this, campaignId);
    }

    /** All campaigns. */
    public List<SandboxCampaign> campaigns() {
        return read(account -> account.campaigns().all()).stream()
                .map(campaign -> campaign(campaign.campaignId()))
                .toList();
    }

    /** The contact of an id; it need not exist. */
    public SandboxContact contact(int memberId) {
        return new SandboxContact(this, memberId);
    }

    /** All contacts at this moment, as a snapshot. */
    public ContactSnapshot contacts() {
        return read(account -> account.contacts().snapshot());
    }

    /** All conversations at this moment. */
    public List<Conversation> conversations() {
        return read(account -> account.conversations().all());
    }

    /** All webhooks at this moment. */
    public List<Webhook> webhooks() {
        return read(account -> account.webhooks().all());
    }

    /** Blocks the account now; its running campaigns are paused. */
    public void block() {
        changeSilently(account -> account.block(now()));
    }

    /** Unblocks the account. */
    public void unblock() {
        changeSilently(AccountState::unblock);
    }

    /** Reads under the account's lock. */
    public <T> T read(Function<AccountState, T> question) {
        lock.lock();
        try {
            return question.apply(state);
        } finally {
            lock.unlock();
        }
    }

    /** Changes the account under its lock, and then, without it, has the webhooks called. */
    public <T> T change(Function<AccountState, T> change) {
        List<WebhookCall> calls;
        T result;
        lock.lock();
        try {
            result = change.apply(state);
            calls = state.outreach().takeCalls();
        } finally {
            lock.unlock();
        }
        calls.forEach(webhookCaller);
        return result;
    }

    /** The account without its token. */
    @Override
    public String toString() {
        return "SandboxAccount[" + id() + "]";
    }

    void changeSilently(Consumer<AccountState> change) {
        change(account -> {
            change.accept(account);
            return null;
        });
    }

    Instant now() {
        return settings.clock().instant();
    }
}
