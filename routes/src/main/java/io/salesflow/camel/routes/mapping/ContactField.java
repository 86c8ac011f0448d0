package io.salesflow.camel.routes.mapping;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a mapping can take from a contact: the fields of the API under its names, and what follows from them. */
public enum ContactField {
    MEMBER_ID("MemberId", contact -> text(contact.memberId())),
    FIRST_NAME("FirstName", Contact::firstName),
    LAST_NAME("LastName", Contact::lastName),
    LOCATION("Location", Contact::location),
    OCCUPATION("Occupation", Contact::occupation),
    INDUSTRY("Industry", Contact::industry),
    COMPANY("Company", Contact::company),
    EMAIL("Email", Contact::email),
    PHONE("Phone", Contact::phone),
    MEMBER_URL("MemberUrl", Contact::memberUrl),
    PUBLIC_IDENTIFIER("PublicIdentifier", Contact::publicIdentifier),
    ADDED_AT("AddedAt", contact -> time(contact.addedAt())),
    LAST_MODIFIED_AT("LastModifiedAt", contact -> time(contact.lastModifiedAt())),
    STATUS("Status", contact -> text(contact.status())),
    CAMPAIGN_ID("CampaignId", contact -> text(contact.campaignId())),
    CAMPAIGN_NAME("CampaignName", Contact::campaignName),

    /** The name of the LinkedIn profile, by which people are told apart (contract, 16). */
    LINKED_IN_KEY("LinkedInKey", Contact::linkedInSlug),
    /** Whether the contact is connected: true or false; nothing where there is no status. */
    CONNECTED(
            "Connected",
            contact -> contact.status() == null ? null : "" + contact.has(MemberStatus.Flag.MEMBER_CONNECTED)),
    /** The campaign's name, or else its number. */
    CAMPAIGN(
            "Campaign",
            contact -> contact.campaignName() != null ? contact.campaignName() : text(contact.campaignId()));

    private static final Map<String, ContactField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(ContactField::fieldName, Function.identity()));

    private final String fieldName;
    private final Function<Contact, String> value;

    ContactField(String fieldName, Function<Contact, String> value) {
        this.fieldName = fieldName;
        this.value = value;
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException if there is none; it has those that there are
     */
    public static ContactField named(String name) {
        ContactField field = BY_NAME.get(name);
        if (field == null) {
            throw new IllegalArgumentException("A contact has no field '" + name + "'. It has "
                    + Arrays.stream(values()).map(ContactField::fieldName).collect(Collectors.joining(", ")));
        }
        return field;
    }

    /** The name in mapping files: the API's. */
    public String fieldName() {
        return fieldName;
    }

    /** The value as text, times in ISO and UTC to the millisecond; null if the contact has none. */
    public String of(Contact contact) {
        String text = value.apply(contact);
        return text == null || text.isBlank() ? null : text;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static String time(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
