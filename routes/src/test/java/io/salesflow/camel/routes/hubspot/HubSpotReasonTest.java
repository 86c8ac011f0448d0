package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why HubSpot does not take something is read by people. */
class HubSpotReasonTest {
    @Test
    void valuesThatAreNotTakenAreToldEachWithItsProperty() {
        assertThat(HubSpotReason.words("Property values were not valid: [{\"isValid\":false,\"message\":\"Email address"
                        + " ada \\\"at\\\" example.com is invalid\",\"error\":\"INVALID_EMAIL\",\"name\":\"email\","
                        + "\"localizedErrorMessage\":\"Email address is invalid\",\"portalId\":62515},"
                        + "{\"isValid\":false,\"message\":\"x was not a valid number.\",\"error\":\"INVALID_NUMBER\","
                        + "\"name\":\"age\"}]"))
                .isEqualTo("Email address ada \"at\" example.com is invalid (property email, INVALID_EMAIL);"
                        + " x was not a valid number (property age, INVALID_NUMBER)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contact already exists. Existing ID: 12",
                "Property values were not valid: [{\"message\":\"cut",
                "Property values were not valid: [{\"message\":\"cut]",
                "Property values were not valid: [{\"name\":\"email\"}]",
                "Duplicate IDs found in batch input: [a, b]"
            })
    void anyOtherMessageStaysAsItIs(String message) {
        assertThat(HubSpotReason.words(message)).isEqualTo(message);
    }
}
