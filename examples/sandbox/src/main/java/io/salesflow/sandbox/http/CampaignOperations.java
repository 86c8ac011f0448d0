package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.salesflow.sandbox.account.AccountSettings;
import io.salesflow.sandbox.account.ActivityCounts;
import io.salesflow.sandbox.account.ActivityKind;
import io.salesflow.sandbox.account.Campaign;
import io.salesflow.sandbox.account.CampaignTally;
import io.salesflow.sandbox.account.Quirk;
import io.salesflow.sandbox.account.SandboxAccount;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The operations on campaigns. */
final class CampaignOperations {

    private record Statistics(Campaign campaign, CampaignTally tally, ActivityCounts activity) {}

    private final AccountSettings settings;

    CampaignOperations(AccountSettings settings) {
        this.settings = settings;
    }

    Answer list(ApiRequest request) {
        SandboxAccount account = request.account();
        Optional<Instant> updatedFrom = request.query().optionalInstant("UpdatedFromDate");
        List<Campaign> campaigns = account.read(state -> state.campaigns().all()).stream()
                .filter(campaign -> updatedFrom.isEmpty() || isUpdated(campaign, updatedFrom.get()))
                .toList();
        return Answer.json(generator -> Json.array(generator, campaigns.iterator(), this::write));
    }

    Answer start(ApiRequest request) {
        SandboxAccount account = request.account();
        int campaignId = request.query().number("campaignId");
        account.change(state -> {
            state.startCampaign(campaignId);
            return campaignId;
        });
        return Answer.envelope(200, "Campaign has been started.");
    }

    /** Without {@code isForceRequest=true} the service returns no statistics: null. */
    Answer statistics(ApiRequest request) {
        SandboxAccount account = request.account();
        int campaignId = request.query().number("campaignId");
        boolean forced = request.query()
                .optional("isForceRequest")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        Statistics statistics = account.read(state -> new Statistics(
                state.campaigns().get(campaignId), state.contacts().tally(campaignId), state.activityEver(campaignId)));
        return forced ? Answer.json(generator -> write(generator, statistics)) : Answer.json(JsonGenerator::writeNull);
    }

    private boolean isUpdated(Campaign campaign, Instant from) {
        return campaign.lastModifiedAt() == null
                ? settings.has(Quirk.FILTERS_SHOW_NULL_TIMES)
                : campaign.lastModifiedAt().isAfter(from);
    }

    private void write(JsonGenerator generator, Campaign campaign) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("CampaignId", campaign.campaignId());
        generator.writeStringField("CampaignName", campaign.name());
        generator.writeStringField("Status", campaign.status().text());
        generator.writeStringField("LastModifiedAt", settings.times().nameless(campaign.lastModifiedAt()));
        generator.writeEndObject();
    }

    private void write(JsonGenerator generator, Statistics statistics) throws IOException {
        CampaignTally tally = statistics.tally();
        ActivityCounts activity = statistics.activity();
        generator.writeStartObject();
        generator.writeNumberField("CampaignId", statistics.campaign().campaignId());
        generator.writeNumberField("Total", tally.total());
        generator.writeNumberField("InMails", 0);
        generator.writeNumberField("Imported", tally.imported());
        generator.writeNumberField("Connections", tally.connected());
        generator.writeNumberField("Messages", activity.of(ActivityKind.FOLLOWED_UP));
        generator.writeNumberField("Pending", tally.pending());
        generator.writeNumberField("Replies", activity.replies());
        generator.writeNumberField("Withdrawn", tally.withdrawn());
        generator.writeNumberField("Invitations", tally.invited());
        generator.writeStringField(
                "UpdatedAt", settings.times().dotNet(settings.clock().instant()));
        generator.writeNumberField("Elapsed", (35_381 + tally.total()) / 10_000.0);
        generator.writeEndObject();
    }
}
