package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * The tie of a webhook to a campaign and an event (reference, AttachWebhook).
 *
 * @param webhookCampaignId the number of the tie, by which it is detached
 * @param campaignId the campaign's number
 * @param runOn the event
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record WebhookAttachment(
        Long webhookCampaignId,
        Long campaignId,
        RunOn runOn,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) implements SalesflowRecord {

    public WebhookAttachment {
        other = KeptFields.of(other);
    }
}
