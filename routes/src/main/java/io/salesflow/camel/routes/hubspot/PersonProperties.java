package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.salesflow.camel.routes.mapping.ContactField;
import io.salesflow.camel.routes.mapping.ContactMapping;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * The properties that a {@link HubSpotPerson} is read from, beside those that every HubSpot has.
 *
 * @param key that by which Salesflow contacts are recognised
 * @param memberId that with the number of the Salesflow contact; blank for none
 * @param doNotContact that which is true for whom nobody is to contact; blank for none
 * @param editable those that Salesflow takes over
 */
record PersonProperties(String key, String memberId, String doNotContact, Set<String> editable) {
    /**
     * Those of the mapping of contacts with the settings of the account.
     *
     * @throws IllegalArgumentException if the mapping has no key, or HubSpot lacks the property of whom nobody is to contact:
     *     everybody would be contacted then
     * @throws HubSpotException if HubSpot can't be asked
     */
    static PersonProperties of(HubSpotApi api, CamelContext context) {
        String doNotContact = api.settings().doNotContactProperty();
        if (!doNotContact.isEmpty() && !has(api, doNotContact)) {
            throw new IllegalArgumentException(
                    "hubspot.edits.doNotContactProperty is " + doNotContact
                            + ", but contacts in HubSpot have no such property. Write its internal name as HubSpot shows it, or create it");
        }
        ContactMapping mapping = HubSpotContacts.mapping(context, api.settings());
        return new PersonProperties(
                HubSpotContacts.key(mapping).getKey(),
                mapping.of(ContactField.MEMBER_ID).keySet().stream().findFirst().orElse(""),
                doNotContact,
                TwoWayProperties.of(mapping).names());
    }

    private static boolean has(HubSpotApi api, String property) {
        for (JsonNode existing :
                api.get(api.settings().propertiesPath("contacts")).path("results")) {
            if (existing.path("name").asText().equals(property)) {
                return true;
            }
        }
        return false;
    }

    /** Asks for all of them. */
    void addTo(ArrayNode properties) {
        Set<String> names = new LinkedHashSet<>(HubSpotPerson.PROPERTIES);
        names.addAll(editable);
        names.addAll(List.of(key, memberId, doNotContact));
        names.remove("");
        names.forEach(properties::add);
    }

    /** The contact that HubSpot answered. */
    HubSpotPerson person(JsonNode contact) {
        JsonNode values = contact.path("properties");
        String keyValue = text(values, key);
        String url = text(values, "hs_linkedin_url");
        String member = text(values, memberId);
        String time = text(values, "lastmodifieddate");
        return new HubSpotPerson(
                contact.path("id").asText(),
                url == null && keyValue != null ? "https://www.linkedin.com/in/" + keyValue : url,
                keyValue,
                member != null && member.matches("\\d{1,18}") ? Long.valueOf(member) : null,
                text(values, "firstname"),
                text(values, "lastname"),
                text(values, "jobtitle"),
                text(values, "company"),
                text(values, "email"),
                text(values, "phone"),
                editable(values),
                time == null ? null : Instant.parse(time),
                "true".equals(text(values, doNotContact)));
    }

    private Map<String, String> editable(JsonNode values) {
        Map<String, String> some = new LinkedHashMap<>();
        editable.forEach(name -> some.put(name, text(values, name)));
        some.values().removeIf(Objects::isNull);
        return some;
    }

    private static String text(JsonNode values, String name) {
        String text = values.path(name).textValue();
        return text == null || text.isBlank() ? null : text.strip();
    }
}
