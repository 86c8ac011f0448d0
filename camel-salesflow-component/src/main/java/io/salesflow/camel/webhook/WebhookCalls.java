package io.salesflow.camel.webhook;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.Webhook;
import io.salesflow.camel.client.AnswerForm;
import io.salesflow.camel.client.Call;
import io.salesflow.camel.client.SalesflowClient;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The calls to Salesflow that webhooks take, for one account. Each throws a
 * {@link io.salesflow.camel.client.SalesflowException} when it fails.
 */
public final class WebhookCalls {
    private final SalesflowClient client;
    private final long accountId;

    /** The calls of that account. */
    public WebhookCalls(SalesflowClient client, long accountId) {
        this.client = client;
        this.accountId = accountId;
    }

    /** The contact as it is now, without holding the caller's thread. */
    CompletionStage<Contact> contact(long memberId) {
        return started(Operation.MEMBERS_GET, Map.of(Argument.MEMBER_ID, memberId))
                .thenApply(Contact.class::cast);
    }

    long accountId() {
        return accountId;
    }

    @SuppressWarnings("unchecked")
    List<Webhook> webhooks() {
        return (List<Webhook>) made(Operation.WEBHOOKS_LIST, Map.of());
    }

    @SuppressWarnings("unchecked")
    List<Long> campaignIds() {
        List<Campaign> campaigns = (List<Campaign>) made(Operation.CAMPAIGNS_LIST, Map.of());
        return campaigns.stream()
                .map(Campaign::campaignId)
                .filter(Objects::nonNull)
                .toList();
    }

    Webhook create(String name, String url, Boolean disableForMutedContacts) {
        Map<Argument, Object> arguments = new EnumMap<>(Argument.class);
        arguments.put(Argument.WEBHOOK_NAME, name);
        arguments.put(Argument.WEBHOOK_URL, url);
        if (disableForMutedContacts != null) {
            arguments.put(Argument.DISABLE_FOR_MUTED_CONTACTS, disableForMutedContacts);
        }
        return (Webhook) made(Operation.WEBHOOKS_CREATE, arguments);
    }

    void delete(long webhookId) {
        made(Operation.WEBHOOKS_DELETE, Map.of(Argument.WEBHOOK_ID, webhookId));
    }

    void attach(long webhookId, long campaignId, int runOn) {
        made(
                Operation.WEBHOOKS_ATTACH,
                Map.of(Argument.WEBHOOK_ID, webhookId, Argument.CAMPAIGN_ID, campaignId, Argument.RUN_ON, runOn));
    }

    void detach(long webhookCampaignId) {
        made(Operation.WEBHOOKS_DETACH, Map.of(Argument.WEBHOOK_CAMPAIGN_ID, webhookCampaignId));
    }

    private Object made(Operation operation, Map<Argument, Object> given) {
        try {
            return started(operation, given).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private CompletionStage<Object> started(Operation operation, Map<Argument, Object> given) {
        Arguments arguments = Arguments.of(
                operation,
                argument -> argument == Argument.ACCOUNT_ID ? Long.valueOf(accountId) : given.get(argument),
                ZoneOffset.UTC);
        return client.call(new Call(arguments, AnswerForm.RECORDS));
    }
}
