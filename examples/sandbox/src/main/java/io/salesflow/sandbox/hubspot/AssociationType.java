package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A type that an association of a message with a contact can have. All are HubSpot's own.
 *
 * @param number its number
 * @param label what it is called; the one that only says that there is an association has none
 */
record AssociationType(int number, Optional<String> label) {

    /** The number that HubSpot's accounts have. */
    static final int USUAL = 81;

    private static final String CATEGORY = "HUBSPOT_DEFINED";

    boolean isMeantBy(JsonNode type) {
        return type.path("associationCategory").asText().equals(CATEGORY)
                && type.path("associationTypeId").asInt() == number;
    }

    void write(ObjectNode json) {
        json.put("category", CATEGORY).put("typeId", number).put("label", label.orElse(null));
    }
}
