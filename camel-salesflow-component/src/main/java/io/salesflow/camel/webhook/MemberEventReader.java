package io.salesflow.camel.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.MemberEvent;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of a webhook's call. */
public final class MemberEventReader {
    private static final int CUSTOM_FIELDS = 10;

    private final ZoneId zone;
    private final Integer followUpRunOn;

    /**
     * Makes a reader.
     *
     * @param zone the zone of times that name none
     * @param followUpRunOn the API's number of a follow-up where it is known, or null
     */
    public MemberEventReader(ZoneId zone, Integer followUpRunOn) {
        this.zone = zone;
        this.followUpRunOn = followUpRunOn;
    }

    /**
     * Reads an event. Fields may be missing, doubled, unknown or odd.
     *
     * @throws UnreadableCallException if it is no JSON object with a {@code MemberId}
     */
    public MemberEvent read(byte[] body) {
        JsonNode tree;
        try {
            tree = Json.mapper().readTree(body);
        } catch (IOException e) {
            throw new UnreadableCallException("it is no JSON", e);
        }
        if (!(tree instanceof ObjectNode object)) {
            throw new UnreadableCallException("it is no JSON object", null);
        }
        CallFields fields = new CallFields(object, zone);
        Long memberId = fields.number("MemberId");
        if (memberId == null || memberId <= 0) {
            throw new UnreadableCallException("it has no MemberId", null);
        }
        return event(memberId, fields);
    }

    private MemberEvent event(Long memberId, CallFields fields) {
        String runOn = fields.text("IntegrationRunOn");
        fields.text("IntegrationType");
        String html = fields.text("MemberActionsFormatted");
        Conversation conversation = Conversation.of(html, zone);
        return new MemberEvent(
                kind(runOn),
                runOn,
                memberId,
                fields.number("LinkedInMemberId"),
                fields.text("FirstName"),
                fields.text("LastName"),
                fields.text("Occupation"),
                fields.text("Company"),
                fields.text("Location"),
                fields.text("PhoneNumber"),
                fields.text("Email"),
                fields.text("Address"),
                fields.smallNumber("BirthdayYear"),
                fields.smallNumber("BirthdayMonth"),
                fields.smallNumber("BirthdayDay"),
                fields.time("DateAdded"),
                fields.time("ConnectedAt"),
                fields.text("MemberUrl"),
                fields.text("Industry"),
                fields.text("Distance"),
                fields.truth("IsMuted"),
                fields.text("CurrentPosition"),
                fields.status("Status"),
                fields.truth("HasReply"),
                fields.truth("IsSeen"),
                fields.number("ConnectionsCount"),
                fields.number("FollowersCount"),
                fields.truth("IsSalesNavigator"),
                fields.object("LinkedInAccount"),
                customFields(fields),
                html,
                conversation.messages(),
                conversation.text(),
                campaignNames(fields),
                null,
                fields.rest());
    }

    private EventKind kind(String runOn) {
        return followUpRunOn != null && String.valueOf(followUpRunOn).equals(runOn)
                ? EventKind.FOLLOW_UP
                : EventKind.ofIntegrationRunOn(runOn);
    }

    private static List<String> customFields(CallFields fields) {
        List<String> values = new ArrayList<>();
        for (int number = 1; number <= CUSTOM_FIELDS; number++) {
            values.add(fields.text("Custom" + number));
        }
        return values;
    }

    private static List<String> campaignNames(CallFields fields) {
        List<String> names = new ArrayList<>();
        fields.array("MemberCampaigns")
                .ifPresent(campaigns -> campaigns.forEach(campaign -> {
                    JsonNode name = campaign.path("CampaignName");
                    if (name.isTextual()) {
                        names.add(name.textValue());
                    }
                }));
        return names;
    }
}
