package io.salesflow.sandbox.account;

import java.time.Instant;
import java.util.List;

/**
 * A campaign member at one moment.
 *
 * @param campaignId null if the contact is in no campaign
 * @param lastModifiedAt null until something other than the import touched the contact
 * @param connectedAt null until the invitation was accepted
 */
public record Contact(
        int memberId,
        Integer campaignId,
        Profile profile,
        StatusFlags status,
        boolean muted,
        List<String> customFields,
        Instant addedAt,
        Instant lastModifiedAt,
        Instant connectedAt) {

    /** Whether the contact is in this campaign. */
    public boolean isIn(int campaign) {
        return campaignId != null && campaignId == campaign;
    }
}
