package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;

/**
 * The figures of a campaign now (reference, GetCampaignStatistics).
 *
 * @param campaignId the campaign's number
 * @param total all contacts
 * @param inMails InMails sent
 * @param imported contacts imported
 * @param connections contacts connected
 * @param messages messages sent
 * @param pending contacts waiting
 * @param replies contacts who replied
 * @param withdrawn invitations withdrawn
 * @param invitations invitations sent
 * @param updatedAt when the figures were made
 * @param elapsed how long that took, in the unit of the API, which it does not name
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record CampaignStatistics(
        Long campaignId,
        Long total,
        Long inMails,
        Long imported,
        Long connections,
        Long messages,
        Long pending,
        Long replies,
        Long withdrawn,
        Long invitations,
        @ApiTime Instant updatedAt,
        Double elapsed,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public CampaignStatistics {
        other = KeptFields.of(other);
    }
}
