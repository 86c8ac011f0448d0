package io.salesflow.sandbox.account;

import java.util.ArrayList;
import java.util.List;

/** An address that is called on events of the campaigns it is attached to. */
public record Webhook(
        int webhookId, String name, String url, Boolean disableForMutedContacts, List<WebhookAttachment> attachments) {

    boolean isAttachedTo(int campaignId, RunOn runOn) {
        return attachments.stream()
                .anyMatch(attachment -> attachment.campaignId() == campaignId && attachment.runOn() == runOn);
    }

    Webhook with(WebhookAttachment attachment) {
        List<WebhookAttachment> more = new ArrayList<>(attachments);
        more.add(attachment);
        return new Webhook(webhookId, name, url, disableForMutedContacts, List.copyOf(more));
    }

    Webhook without(int webhookCampaignId) {
        List<WebhookAttachment> fewer = attachments.stream()
                .filter(attachment -> attachment.webhookCampaignId() != webhookCampaignId)
                .toList();
        return new Webhook(webhookId, name, url, disableForMutedContacts, fewer);
    }
}
