package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a Salesflow contact looks in HubSpot: the one place where properties and fields meet. What is written, and which
 * properties are created where they are missing, both come from here.
 */
public enum ContactProperty {
    LINKED_IN_KEY("salesflow_linkedin_key", PropertyKind.KEY, "LinkedIn key", Contact::linkedInSlug),
    FIRST_NAME("firstname", Contact::firstName),
    LAST_NAME("lastname", Contact::lastName),
    JOB_TITLE("jobtitle", Contact::occupation),
    COMPANY("company", Contact::company),
    EMAIL("email", Contact::email),
    PHONE("phone", Contact::phone),
    LINKED_IN_URL("hs_linkedin_url", Contact::memberUrl),
    LOCATION("salesflow_location", PropertyKind.TEXT, "Location", Contact::location),
    INDUSTRY("salesflow_industry", PropertyKind.TEXT, "Industry", Contact::industry),
    STATUS("salesflow_status", PropertyKind.TEXT, "Status", ContactProperty::status),
    CONNECTED("salesflow_connected", PropertyKind.YES_NO, "Connected", ContactProperty::connected),
    CAMPAIGN("salesflow_campaign", PropertyKind.TEXT, "Campaign", ContactProperty::campaign),
    ADDED_AT("salesflow_added_at", PropertyKind.TIME, "Added at", contact -> time(contact.addedAt())),
    MODIFIED_AT("salesflow_modified_at", PropertyKind.TIME, "Modified at", contact -> time(contact.lastModifiedAt()));

    private final String propertyName;
    private final PropertyKind kind;
    private final String label;
    private final Function<Contact, String> field;

    /** A property that every HubSpot account has. */
    ContactProperty(String propertyName, Function<Contact, String> field) {
        this(propertyName, null, null, field);
    }

    /** A property of ours. */
    ContactProperty(String propertyName, PropertyKind kind, String label, Function<Contact, String> field) {
        this.propertyName = propertyName;
        this.kind = kind;
        this.label = label;
        this.field = field;
    }

    /** The property's internal name. */
    public String propertyName() {
        return propertyName;
    }

    /** The name that people see; null if HubSpot brings the property. */
    public String label() {
        return label;
    }

    /** What the property holds; empty if HubSpot brings it. */
    Optional<PropertyKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** The properties that HubSpot does not bring. */
    public static List<ContactProperty> ours() {
        return Stream.of(values()).filter(property -> property.kind != null).toList();
    }

    /**
     * The values of a contact, by property name. What Salesflow does not know is left out, so that it overwrites nothing.
     */
    public static Map<String, String> valuesOf(Contact contact) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ContactProperty property : values()) {
            String value = property.field.apply(contact);
            if (value != null && !value.isBlank()) {
                values.put(property.propertyName, value);
            }
        }
        return values;
    }

    /** What becomes of a contact in HubSpot that is gone from Salesflow: its status tells so, and the rest stays. */
    static Map<String, String> valuesOfDeleted(Contact contact) {
        return Map.of(
                LINKED_IN_KEY.propertyName,
                contact.linkedInSlug(),
                STATUS.propertyName,
                MemberStatus.Flag.MEMBER_DELETED.name());
    }

    private static String status(Contact contact) {
        return contact.status() == null ? null : contact.status().toString();
    }

    private static String connected(Contact contact) {
        return contact.status() == null ? null : String.valueOf(contact.has(MemberStatus.Flag.MEMBER_CONNECTED));
    }

    private static String campaign(Contact contact) {
        if (contact.campaignName() != null) {
            return contact.campaignName();
        }
        return contact.campaignId() == null ? null : contact.campaignId().toString();
    }

    private static String time(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
