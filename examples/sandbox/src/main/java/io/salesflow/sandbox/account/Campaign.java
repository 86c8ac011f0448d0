package io.salesflow.sandbox.account;

import java.time.Instant;

/**
 * A campaign at one moment.
 *
 * @param lastModifiedAt null until something touched it
 * @param resumesAt when a paused campaign runs again by itself, or null
 */
public record Campaign(int campaignId, String name, CampaignStatus status, Instant lastModifiedAt, Instant resumesAt) {

    Campaign renamed(String newName, Instant now) {
        return new Campaign(campaignId, newName, status, now, resumesAt);
    }

    Campaign as(CampaignStatus newStatus, Instant resumes, Instant now) {
        return new Campaign(campaignId, name, newStatus, now, resumes);
    }

    Campaign modifiedAt(Instant instant) {
        return new Campaign(campaignId, name, status, instant, resumesAt);
    }
}
