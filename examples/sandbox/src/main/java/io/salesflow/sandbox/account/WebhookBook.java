package io.salesflow.sandbox.account;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The webhooks of one account. The account's lock guards it. */
public final class WebhookBook {

    private record FollowedUp(int webhookId, int memberId) {}

    private final Map<Integer, Webhook> webhooks = new LinkedHashMap<>();
    private final Set<FollowedUp> followedUp = new HashSet<>();
    private final AccountIds ids;
    private final boolean attachingTwiceIsFine;

    WebhookBook(AccountIds ids, boolean attachingTwiceIsFine) {
        this.ids = ids;
        this.attachingTwiceIsFine = attachingTwiceIsFine;
    }

    /** Creates a webhook, even if there is one with this name or URL. */
    public Webhook create(String name, String url, Boolean disableForMutedContacts) {
        Webhook webhook = new Webhook(ids.nextWebhookId(), name, url, disableForMutedContacts, List.of());
        webhooks.put(webhook.webhookId(), webhook);
        return webhook;
    }

    /**
     * Deletes a webhook with its attachments.
     *
     * @throws Rejection 404 if there is none
     */
    public void delete(int webhookId) {
        get(webhookId);
        webhooks.remove(webhookId);
    }

    /** All webhooks in the order in which they were created. */
    public List<Webhook> all() {
        return List.copyOf(webhooks.values());
    }

    /**
     * Attaches a webhook to an event of a campaign.
     *
     * @throws Rejection 404 if there is no such webhook, 409 if it is attached to the event already
     */
    public WebhookAttachment attach(int webhookId, int campaignId, RunOn runOn) {
        Webhook webhook = get(webhookId);
        if (webhook.isAttachedTo(campaignId, runOn)) {
            if (attachingTwiceIsFine) {
                return webhook.attachments().stream()
                        .filter(attachment -> attachment.campaignId() == campaignId && attachment.runOn() == runOn)
                        .findFirst()
                        .orElseThrow();
            }
            throw Rejection.conflict("Webhook is already attached to this campaign with the same runOn");
        }
        WebhookAttachment attachment = new WebhookAttachment(ids.nextWebhookCampaignId(), campaignId, runOn);
        webhooks.put(webhookId, webhook.with(attachment));
        return attachment;
    }

    /**
     * Takes an attachment away.
     *
     * @throws Rejection 404 if there is none
     */
    public void detach(int webhookCampaignId) {
        Webhook webhook = webhooks.values().stream()
                .filter(candidate -> candidate.attachments().stream()
                        .anyMatch(attachment -> attachment.webhookCampaignId() == webhookCampaignId))
                .findFirst()
                .orElseThrow(() -> Rejection.notFound("Webhook campaign"));
        webhooks.put(webhook.webhookId(), webhook.without(webhookCampaignId));
    }

    /** The webhooks that the event of this contact calls. A follow-up calls each only once per contact. */
    List<Webhook> calledBy(RunOn runOn, Contact contact) {
        if (contact.campaignId() == null || runOn == RunOn.REPLY_DETECTED && contact.muted()) {
            return List.of();
        }
        return webhooks.values().stream()
                .filter(webhook -> webhook.isAttachedTo(contact.campaignId(), runOn))
                .filter(webhook -> !(contact.muted() && Boolean.TRUE.equals(webhook.disableForMutedContacts())))
                .filter(webhook -> runOn != RunOn.FOLLOW_UP
                        || followedUp.add(new FollowedUp(webhook.webhookId(), contact.memberId())))
                .toList();
    }

    private Webhook get(int webhookId) {
        Webhook webhook = webhooks.get(webhookId);
        if (webhook == null) {
            throw Rejection.notFound("Webhook");
        }
        return webhook;
    }
}
