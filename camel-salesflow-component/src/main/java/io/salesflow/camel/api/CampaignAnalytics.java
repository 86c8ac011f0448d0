package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * The figures of a campaign over some days (reference, Get analytics by campaign id). Rates are percentages; the names are
 * the API's own.
 *
 * @param campaignId the campaign's number
 * @param linkedin the figures of LinkedIn
 * @param email the figures of e-mail
 * @param general the figures of all channels
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record CampaignAnalytics(
        Long campaignId,
        Linkedin linkedin,
        Email email,
        General general,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public CampaignAnalytics {
        other = KeptFields.of(other);
    }

    /** The figures of LinkedIn. */
    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    public record Linkedin(
            Double invitationSentHealthScore,
            Double connectionRate,
            Double connectionRateWithConnectionMessage,
            Double connectionRateWithoutConnectionMessage,
            Long repliesAfter1thFollowup,
            Long repliesAfter2thFollowup,
            Long repliesAfter3thFollowup,
            Double linkedInReplyRate,
            Double replyRateAfterConnectionMessage,
            Double replyRateAfterFollowUp,
            Double replyRateAfterOpenInMail,
            Double linkedInReplyRateForNewConnections,
            Long inMailsSent,
            Long invitesAcceptedWithConnectionMessage,
            Long invitesAcceptedWithoutConnectionMessage,
            Double positiveRepliesReplyRate,
            Double negativeRepliesReplyRate,
            Long inviteSent,
            Long invitesAccepted,
            Long linkedInFollowUpsSent,
            Long repliesFromLinkedIn,
            @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

        public Linkedin {
            other = KeptFields.of(other);
        }
    }

    /** The figures of e-mail. */
    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    public record Email(
            Double openRate,
            Double replyRate,
            Long repliesAfter1thEmail,
            Long repliesAfter2thEmail,
            Long repliesAfter3thEmail,
            Long repliesAfter4thEmailOrAbove,
            Long sent,
            Long replies,
            @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

        public Email {
            other = KeptFields.of(other);
        }
    }

    /** The figures of all channels. */
    @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
    public record General(
            Double totalReplyRate,
            Long totalCampaignMembers,
            Long createdCampaigns,
            Long activeCampaigns,
            Long totalReplies,
            Long campaignMembersWithLinkedInPremium,
            @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

        public General {
            other = KeptFields.of(other);
        }
    }
}
