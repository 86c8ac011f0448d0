package io.salesflow.camel.routes.hubspot;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A contact as HubSpot has it; what HubSpot does not know is null.
 *
 * @param id the record's id
 * @param linkedInUrl the LinkedIn profile; where only our key is known, made of it
 * @param linkedInKey the key by which Salesflow contacts are recognised
 * @param memberId the number of the Salesflow contact that was written last
 * @param firstName the first name
 * @param lastName the last name
 * @param jobTitle the job
 * @param company the company's name
 * @param email the e-mail address
 * @param phone the telephone number
 * @param editable what Salesflow takes over, by property: what the mapping of contacts takes from an e-mail address, a telephone
 *     number or a company
 * @param lastModifiedAt when HubSpot changed it last
 * @param isDoNotContact whether the property that was named for it says that the person is not to be contacted
 */
public record HubSpotPerson(
        String id,
        String linkedInUrl,
        String linkedInKey,
        Long memberId,
        String firstName,
        String lastName,
        String jobTitle,
        String company,
        String email,
        String phone,
        Map<String, String> editable,
        Instant lastModifiedAt,
        boolean isDoNotContact) {

    /** The properties of it that every HubSpot has. */
    static final List<String> PROPERTIES = List.of(
            "hs_linkedin_url", "firstname", "lastname", "jobtitle", "company", "email", "phone", "lastmodifieddate");

    public HubSpotPerson {
        editable = Map.copyOf(editable);
    }

    /** Which contact it is; not what is known of the person. */
    @Override
    public String toString() {
        return "HubSpotPerson[" + id + "]";
    }
}
