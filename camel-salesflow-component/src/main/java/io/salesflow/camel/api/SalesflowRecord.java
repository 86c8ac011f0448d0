package io.salesflow.camel.api;

import java.util.Map;

/** What the API answers, as a record that keeps the fields it does not know. */
public sealed interface SalesflowRecord
        permits Account,
                Campaign,
                CampaignAnalytics,
                CampaignStatistics,
                Contact,
                DomainAccount,
                IncomingMessage,
                MemberEvent,
                MemberMessages,
                OperationResult,
                ReceivedMessage,
                Webhook,
                WebhookAttachment {

    /** The fields that the reference does not know, by their names in the API. */
    Map<String, Object> other();
}
