package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A contact, in the API called a member: somebody in a campaign (reference, GetContact). Some operations leave some of the
 * fields out; they are null then.
 *
 * @param memberId the contact's number
 * @param publicIdentifier the end of the profile's URL; null right after an import
 * @param firstName the first name
 * @param lastName the last name
 * @param location where the contact lives
 * @param occupation the headline of the profile
 * @param industry the industry
 * @param company the company
 * @param email the e-mail address
 * @param phone the telephone number
 * @param memberUrl the LinkedIn profile
 * @param lastModifiedAt the last change; null before the first, and at times earlier than {@code addedAt}
 * @param addedAt when the contact came into the campaign
 * @param status the status, a set of flags
 * @param campaignId the campaign's number, or null
 * @param campaignName the campaign's name
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record Contact(
        Long memberId,
        String publicIdentifier,
        String firstName,
        String lastName,
        String location,
        String occupation,
        String industry,
        String company,
        String email,
        String phone,
        String memberUrl,
        @ApiTime Instant lastModifiedAt,
        @ApiTime Instant addedAt,
        MemberStatus status,
        Long campaignId,
        String campaignName,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public Contact {
        other = KeptFields.of(other);
    }

    /**
     * The name of the LinkedIn profile that tells people apart, also where {@code PublicIdentifier} is still null
     * (contract, 16): from the profile's URL, in lower case, or else the public identifier; null if neither tells it.
     */
    public String linkedInSlug() {
        return LinkedInProfile.slug(memberUrl)
                .orElseGet(() -> publicIdentifier == null ? null : publicIdentifier.toLowerCase(Locale.ROOT));
    }

    /** Whether the status has the flag; false if there is no status. */
    public boolean has(MemberStatus.Flag flag) {
        return status != null && status.has(flag);
    }
}
