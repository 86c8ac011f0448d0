package io.salesflow.sandbox.account;

import io.salesflow.sandbox.time.ServerTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** Everything in one account, and the rules that concern more than one part of it. The account's lock guards it. */
public final class AccountState {

    private final AccountOwner owner;
    private final AccountSettings settings;
    private final CampaignBook campaigns;
    private final ContactBook contacts;
    private final ConversationBook conversations;
    private final WebhookBook webhooks;
    private final ActivityLedger activity = new ActivityLedger();
    private final Outreach outreach;
    private AccountStatus status = AccountStatus.ACTIVE;

    AccountState(AccountOwner owner, int accountIndex, AccountPopulation population, AccountSettings settings) {
        this.owner = owner;
        this.settings = settings;
        AccountIds ids = new AccountIds(accountIndex);
        campaigns = new CampaignBook(ids);
        int[] campaignIds = new int[population.campaigns()];
        for (int index = 0; index < campaignIds.length; index++) {
            campaignIds[index] = campaigns.add("Campaign " + (index + 1)).campaignId();
        }
        SeededContacts seeded = new SeededContacts(
                settings.dice().of(owner.accountId()),
                population.members(),
                ids.firstMemberId(),
                campaignIds,
                settings.clock().instant());
        contacts = new ContactBook(new ContactTable(seeded, ids.firstMemberId()), settings);
        conversations = new ConversationBook(ids);
        webhooks = new WebhookBook(ids, settings.has(Quirk.ATTACH_TWICE_IS_FINE));
        outreach = new Outreach(this, settings);
    }

    /** Who the account belongs to. */
    public AccountOwner owner() {
        return owner;
    }

    /** Whether the account may work. */
    public AccountStatus status() {
        return status;
    }

    /** The campaigns. */
    public CampaignBook campaigns() {
        return campaigns;
    }

    /** The contacts. */
    public ContactBook contacts() {
        return contacts;
    }

    /** The conversations. */
    public ConversationBook conversations() {
        return conversations;
    }

    /** The webhooks. */
    public WebhookBook webhooks() {
        return webhooks;
    }

    /** What happens to contacts. */
    public Outreach outreach() {
        return outreach;
    }

    /**
     * Imports a contact into a campaign.
     *
     * @throws Rejection 404 if there is no such campaign
     */
    public Contact importContact(ImportRequest request) {
        campaigns.get(request.campaignId());
        return contacts.add(request);
    }

    /** Deletes a contact with its conversation. */
    public void deleteContact(int memberId) {
        contacts.delete(memberId);
        conversations.remove(memberId);
    }

    /**
     * Starts a campaign.
     *
     * @throws Rejection 404 if there is none, 409 if it runs, 422 if it can't
     */
    public void startCampaign(int campaignId) {
        Campaign campaign = campaigns.get(campaignId);
        if (campaign.status() == CampaignStatus.RUNNING) {
            throw Rejection.conflict("Campaign is already running.");
        }
        if (status == AccountStatus.BLOCKED) {
            throw Rejection.unprocessable("Campaign can't be started: the account is blocked.");
        }
        if (contacts.tally(campaignId).total() == 0) {
            throw Rejection.unprocessable("Campaign can't be started: it has no members.");
        }
        changeCampaign(
                campaignId, CampaignStatus.RUNNING, null, settings.clock().instant());
    }

    /** Sets what a campaign does, by the rules or not. */
    public void changeCampaign(int campaignId, CampaignStatus newStatus, Instant resumesAt, Instant at) {
        changeCampaign(campaignId, campaign -> campaign.as(newStatus, resumesAt, ServerTimes.stored(at)));
    }

    /** Blocks the account; what ran is paused. */
    public void block(Instant at) {
        status = AccountStatus.BLOCKED;
        campaigns.pauseAll(ServerTimes.stored(at));
    }

    /** Unblocks the account; its campaigns stay as they are. */
    public void unblock() {
        status = AccountStatus.ACTIVE;
    }

    /** What happened in a campaign from one day to another, both inclusive. */
    public ActivityCounts activityBetween(int campaignId, LocalDate from, LocalDate to) {
        return activity.between(campaignId, from, to);
    }

    /** What ever happened in a campaign. */
    public ActivityCounts activityEver(int campaignId) {
        return activity.ever(campaignId);
    }

    void changeCampaign(int campaignId, UnaryOperator<Campaign> change) {
        campaigns.replace(campaignId, change);
    }

    void removeCampaign(int campaignId) {
        contacts.inCampaign(campaignId).stream()
                .toList()
                .forEach(contact -> contacts.edit(contact.memberId(), edit -> edit.campaignId(null)));
        campaigns.remove(campaignId);
    }

    ActivityLedger activity() {
        return activity;
    }
}
