package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.salesflow.sandbox.account.ActivityCounts;
import io.salesflow.sandbox.account.ActivityKind;
import java.io.IOException;

/** Analytics as the service writes them. {@code ReplyRateAfterFollowUp} is a count there, so it is one here. */
final class AnalyticsJson {

    private AnalyticsJson() {}

    static void write(JsonGenerator generator, CampaignAnalytics analytics) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("CampaignId", analytics.campaignId());
        generator.writeObjectFieldStart("Linkedin");
        writeLinkedIn(generator, analytics.activity());
        generator.writeEndObject();
        generator.writeObjectFieldStart("Email");
        writeEmail(generator);
        generator.writeEndObject();
        generator.writeObjectFieldStart("General");
        writeGeneral(generator, analytics);
        generator.writeEndObject();
        generator.writeEndObject();
    }

    private static void writeLinkedIn(JsonGenerator generator, ActivityCounts activity) throws IOException {
        int invited = activity.of(ActivityKind.INVITED);
        int accepted = activity.accepted();
        int replies = activity.replies();
        int withMessage = activity.of(ActivityKind.ACCEPTED_WITH_MESSAGE);
        int withoutMessage = activity.of(ActivityKind.ACCEPTED_WITHOUT_MESSAGE);
        count(generator, "InvitationSentHealthScore", 0);
        rate(generator, "ConnectionRate", accepted, invited);
        rate(generator, "ConnectionRateWithConnectionMessage", withMessage, invited);
        rate(generator, "ConnectionRateWithoutConnectionMessage", withoutMessage, invited);
        count(generator, "RepliesAfter1thFollowup", activity.of(ActivityKind.REPLIED_TO_FIRST_FOLLOW_UP));
        count(generator, "RepliesAfter2thFollowup", activity.of(ActivityKind.REPLIED_TO_SECOND_FOLLOW_UP));
        count(generator, "RepliesAfter3thFollowup", activity.of(ActivityKind.REPLIED_TO_THIRD_FOLLOW_UP));
        rate(generator, "LinkedInReplyRate", replies, invited);
        rate(
                generator,
                "ReplyRateAfterConnectionMessage",
                activity.of(ActivityKind.REPLIED_TO_CONNECTION_MESSAGE),
                invited);
        generator.writeNumberField("ReplyRateAfterFollowUp", (double) activity.repliesAfterFollowUp());
        generator.writeNumberField("ReplyRateAfterOpenInMail", 0.0);
        rate(generator, "LinkedInReplyRateForNewConnections", replies, accepted);
        count(generator, "InMailsSent", 0);
        count(generator, "InvitesAcceptedWithConnectionMessage", withMessage);
        count(generator, "InvitesAcceptedWithoutConnectionMessage", withoutMessage);
        rate(generator, "PositiveRepliesReplyRate", activity.of(ActivityKind.POSITIVE_REPLY), replies);
        rate(generator, "NegativeRepliesReplyRate", activity.of(ActivityKind.NEGATIVE_REPLY), replies);
        count(generator, "InviteSent", invited);
        count(generator, "InvitesAccepted", accepted);
        count(generator, "LinkedInFollowUpsSent", activity.of(ActivityKind.FOLLOWED_UP));
        count(generator, "RepliesFromLinkedIn", replies);
    }

    private static void writeEmail(JsonGenerator generator) throws IOException {
        generator.writeNumberField("OpenRate", 0.0);
        generator.writeNumberField("ReplyRate", 0.0);
        count(generator, "RepliesAfter1thEmail", 0);
        count(generator, "RepliesAfter2thEmail", 0);
        count(generator, "RepliesAfter3thEmail", 0);
        count(generator, "RepliesAfter4thEmailOrAbove", 0);
        count(generator, "Sent", 0);
        count(generator, "Replies", 0);
    }

    private static void writeGeneral(JsonGenerator generator, CampaignAnalytics analytics) throws IOException {
        ActivityCounts activity = analytics.activity();
        rate(generator, "TotalReplyRate", activity.replies(), activity.of(ActivityKind.INVITED));
        count(generator, "TotalCampaignMembers", analytics.members());
        count(generator, "CreatedCampaigns", analytics.campaignsOfAccount());
        count(generator, "ActiveCampaigns", analytics.runningCampaignsOfAccount());
        count(generator, "TotalReplies", activity.replies());
        count(generator, "CampaignMembersWithLinkedInPremium", analytics.premiumMembers());
    }

    private static void count(JsonGenerator generator, String name, int value) throws IOException {
        generator.writeNumberField(name, value);
    }

    private static void rate(JsonGenerator generator, String name, int part, int whole) throws IOException {
        generator.writeNumberField(name, CampaignAnalytics.percentage(part, whole));
    }
}
