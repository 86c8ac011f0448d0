package io.salesflow.sandbox.account;

/** A webhook is called on an event of a campaign. */
public record WebhookAttachment(int webhookCampaignId, int campaignId, RunOn runOn) {}
