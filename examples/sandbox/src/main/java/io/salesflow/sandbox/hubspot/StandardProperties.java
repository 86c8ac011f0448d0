package io.salesflow.sandbox.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The contact properties that a new portal has, as far as a contact sync meets them. */
final class StandardProperties {

    static final PropertyGroup GROUP = new PropertyGroup("contactinformation", "Contact information", -1);

    private static final List<String> LIFECYCLE_STAGES = List.of(
            "subscriber",
            "lead",
            "marketingqualifiedlead",
            "salesqualifiedlead",
            "opportunity",
            "customer",
            "evangelist",
            "other");

    private static final List<String> LEAD_STATUSES = List.of(
            "NEW",
            "OPEN",
            "IN_PROGRESS",
            "OPEN_DEAL",
            "UNQUALIFIED",
            "ATTEMPTED_TO_CONTACT",
            "CONNECTED",
            "BAD_TIMING");

    private static final List<String> INDUSTRIES = List.of(
            "ACCOUNTING",
            "BANKING",
            "COMPUTER_SOFTWARE",
            "CONSTRUCTION",
            "EDUCATION_MANAGEMENT",
            "FINANCIAL_SERVICES",
            "HOSPITAL_HEALTH_CARE",
            "INFORMATION_TECHNOLOGY_AND_SERVICES",
            "INSURANCE",
            "INTERNET",
            "MANAGEMENT_CONSULTING",
            "MARKETING_AND_ADVERTISING",
            "REAL_ESTATE",
            "RETAIL",
            "STAFFING_AND_RECRUITING",
            "TELECOMMUNICATIONS");

    private final Instant createdAt;

    StandardProperties(Instant createdAt) {
        this.createdAt = createdAt;
    }

    Stream<PropertyDefinition> all() {
        return Stream.of(
                text("firstname", "First Name"),
                text("lastname", "Last Name"),
                text("email", "Email"),
                phone("phone", "Phone Number"),
                text("company", "Company Name"),
                text("jobtitle", "Job Title"),
                text("website", "Website URL"),
                text("hs_linkedin_url", "LinkedIn URL"),
                choice("lifecyclestage", "Lifecycle Stage", "radio", LIFECYCLE_STAGES),
                choice("hs_lead_status", "Lead Status", "radio", LEAD_STATUSES),
                choice("industry", "Industry", "select", INDUSTRIES),
                readOnly("hs_object_id", "Record ID", "number", "number"),
                readOnly("createdate", "Create Date", "datetime", "date"),
                readOnly("lastmodifieddate", "Last Modified Date", "datetime", "date"));
    }

    /** The properties that communications have, as far as messages of LinkedIn need them. */
    Stream<PropertyDefinition> ofCommunications() {
        return Stream.of(
                choice(
                        "hs_communication_channel_type",
                        "Channel type",
                        "select",
                        List.of("WHATS_APP", "LINKEDIN_MESSAGE", "SMS")),
                choice("hs_communication_logged_from", "Logged from", "select", List.of("CRM")),
                text("hs_communication_body", "Communication body"),
                property("hs_timestamp", "Activity date", "datetime", "date", false, List.of()),
                text("hubspot_owner_id", "Activity assigned to"),
                readOnly("hs_object_id", "Record ID", "number", "number"),
                readOnly("hs_createdate", "Create date", "datetime", "date"));
    }

    private PropertyDefinition text(String name, String label) {
        return property(name, label, "string", "text", false, List.of());
    }

    private PropertyDefinition phone(String name, String label) {
        return property(name, label, "string", "phonenumber", false, List.of());
    }

    private PropertyDefinition readOnly(String name, String label, String type, String fieldType) {
        return property(name, label, type, fieldType, true, List.of());
    }

    private PropertyDefinition choice(String name, String label, String fieldType, List<String> values) {
        List<PropertyDefinition.Option> options = new ArrayList<>();
        for (String value : values) {
            options.add(new PropertyDefinition.Option(value, value, options.size()));
        }
        return property(name, label, "enumeration", fieldType, false, options);
    }

    private PropertyDefinition property(
            String name,
            String label,
            String type,
            String fieldType,
            boolean readOnly,
            List<PropertyDefinition.Option> options) {
        return new PropertyDefinition(
                name, label, type, fieldType, GROUP.name(), "", false, readOnly, true, options, createdAt);
    }
}
