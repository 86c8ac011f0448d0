package io.salesflow.sandbox.account;

import java.time.Instant;

/**
 * A webhook is to be called: everything as it was when the event happened.
 *
 * @param campaignName the name of the contact's campaign
 */
public record WebhookCall(
        int webhookId,
        String url,
        RunOn runOn,
        AccountOwner owner,
        Contact contact,
        Conversation conversation,
        String campaignName,
        Instant happenedAt) {}
