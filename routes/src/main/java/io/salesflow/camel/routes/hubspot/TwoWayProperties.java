package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.routes.mapping.ContactField;
import io.salesflow.camel.routes.mapping.ContactMapping;
import io.salesflow.camel.routes.mapping.MappedProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The properties of HubSpot that people edit on both sides: those that a mapping takes from what Salesflow lets change. */
final class TwoWayProperties {
    private static final Map<ContactField, String> HEADERS = Map.of(
            ContactField.EMAIL, SalesflowConstants.EMAIL,
            ContactField.PHONE, SalesflowConstants.PHONE,
            ContactField.COMPANY, SalesflowConstants.COMPANY);

    private final Map<String, MappedProperty> properties = new LinkedHashMap<>();

    private TwoWayProperties() {}

    static TwoWayProperties of(ContactMapping mapping) {
        TwoWayProperties twoWay = new TwoWayProperties();
        mapping.properties().forEach((name, property) -> {
            if (property.from() != null && HEADERS.containsKey(property.from())) {
                twoWay.properties.put(name, property);
            }
        });
        return twoWay;
    }

    /** Their names in HubSpot. */
    Set<String> names() {
        return properties.keySet();
    }

    /** Those of some values, by HubSpot's names, that are of these properties. */
    Map<String, String> of(Map<String, String> values) {
        Map<String, String> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(names());
        return some;
    }

    /**
     * What a member of Salesflow lacks of these values.
     *
     * @param values by HubSpot's names; of two for the same field the first in the mapping counts
     * @return by the headers that change a member
     */
    Map<String, Object> differences(Map<String, String> values, Contact member) {
        Map<String, Object> differences = new LinkedHashMap<>();
        properties.forEach((name, property) -> {
            String value = values.get(name);
            if (value != null
                    && !isSame(property, value, property.valueOf(member).orElse(null))) {
                differences.putIfAbsent(HEADERS.get(property.from()), value);
            }
        });
        return differences;
    }

    private static boolean isSame(MappedProperty property, String value, String ofMember) {
        return property.from() == ContactField.EMAIL ? value.equalsIgnoreCase(ofMember) : value.equals(ofMember);
    }
}
