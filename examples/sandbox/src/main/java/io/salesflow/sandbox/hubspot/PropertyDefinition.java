package io.salesflow.sandbox.hubspot;

import java.time.Instant;
import java.util.List;

/**
 * A property that contacts can have.
 *
 * @param name the internal name
 * @param label the name that people see
 * @param type string, number, date, datetime, bool or enumeration
 * @param fieldType how it looks in a form, such as text or select
 * @param groupName the group that it is shown in
 * @param description what it is for
 * @param hasUniqueValue whether no two contacts can have the same value; cannot be changed
 * @param readOnly whether only HubSpot sets it
 * @param hubspotDefined whether HubSpot brought it
 * @param options the values of an enumeration or bool, otherwise empty
 * @param createdAt when it was created
 */
public record PropertyDefinition(
        String name,
        String label,
        String type,
        String fieldType,
        String groupName,
        String description,
        boolean hasUniqueValue,
        boolean readOnly,
        boolean hubspotDefined,
        List<Option> options,
        Instant createdAt) {

    /**
     * One of the values of an enumeration.
     *
     * @param label the name that people see
     * @param value what is stored
     * @param displayOrder the place in a list
     */
    public record Option(String label, String value, int displayOrder) {}

    public PropertyDefinition {
        options = List.copyOf(options);
    }

    /**
     * Whether a contact can be found by this property.
     *
     * @return true for unique properties, the e-mail address and the record's id
     */
    public boolean identifies() {
        return hasUniqueValue || name.equals("email") || name.equals("hs_object_id");
    }

    boolean hasOption(String value) {
        return options.stream().anyMatch(option -> option.value().equals(value));
    }
}
