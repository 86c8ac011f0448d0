package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;

/**
 * A campaign (reference, ListCampaigns).
 *
 * @param campaignId the campaign's number
 * @param campaignName the campaign's name
 * @param status {@code CAMPAIGN_RUNNING}, {@code CAMPAIGN_PAUSED}, {@code CAMPAIGN_STOPPED}, or another
 * @param lastModifiedAt the last change, or null
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record Campaign(
        Long campaignId,
        String campaignName,
        String status,
        @ApiTime Instant lastModifiedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public Campaign {
        other = KeptFields.of(other);
    }

    /** Whether the campaign is running. */
    @JsonIgnore
    public boolean isRunning() {
        return "CAMPAIGN_RUNNING".equals(status);
    }
}
