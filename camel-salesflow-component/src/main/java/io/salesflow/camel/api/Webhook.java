package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/**
 * A webhook: a URL that Salesflow calls (reference, ListWebhooks).
 *
 * @param webhookId the webhook's number
 * @param name its name
 * @param url the URL that is called
 * @param disableForMutedContacts whether it is not called for muted contacts; null for no
 * @param attachedWebhookCampaigns what it is attached to
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record Webhook(
        Long webhookId,
        String name,
        String url,
        Boolean disableForMutedContacts,
        List<WebhookAttachment> attachedWebhookCampaigns,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public Webhook {
        attachedWebhookCampaigns = attachedWebhookCampaigns == null ? List.of() : List.copyOf(attachedWebhookCampaigns);
        other = KeptFields.of(other);
    }
}
