package io.salesflow.camel.routes.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.routes.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactMappingTest {
    private static final String HUBSPOT = "classpath:salesflow/mapping/hubspot-contact.yaml";
    private final CamelContext camel = new DefaultCamelContext();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hubspot-contact", "salesforce-lead", "salesforce-contact"})
    void ourMappingsAreReadAndHaveAKey(String name) {
        assertThat(ContactMapping.read(camel, "classpath:salesflow/mapping/" + name + ".yaml", null)
                        .keyProperty())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "hubspot-contact, salesflow_campaign",
        "salesforce-lead, Salesflow_Campaign__c",
        "salesforce-contact, Salesflow_Campaign__c"
    })
    void theCampaignIsTheSameWhetherItsNameIsKnownOrNot(String name, String property) throws IOException {
        ContactMapping mapping = ContactMapping.read(camel, "classpath:salesflow/mapping/" + name + ".yaml", null);

        String ofAList = mapping.valuesOf(contact("{\"CampaignId\": 7}")).get(property);
        String ofAContactThatWasReadAlone = mapping.valuesOf(
                        contact("{\"CampaignId\": 7, \"CampaignName\": \"Founders\"}"))
                .get(property);

        assertThat(ofAList).isEqualTo("7").isEqualTo(ofAContactThatWasReadAlone);
    }

    @Test
    void whatSalesflowDoesNotKnowIsLeftOutSoThatItOverwritesNothing() throws IOException {
        assertThat(ContactMapping.read(camel, HUBSPOT, null).valuesOf(contact("""
                                {"MemberUrl": "https://www.linkedin.com/in/Ada/", "FirstName": "Ada", "LastName": " "}""")))
                .isEqualTo(Map.of(
                        "salesflow_linkedin_key",
                        "ada",
                        "firstname",
                        "Ada",
                        "hs_linkedin_url",
                        "https://www.linkedin.com/in/Ada/"));
    }

    @Test
    void aFileOfTheUserChangesAddsAndTakesOut() throws IOException {
        ContactMapping mapping = ContactMapping.read(camel, HUBSPOT, file("""
                        jobtitle: { from: Occupation, longest: 5 }
                        lifecyclestage: { constant: lead }
                        city: { from: Location, otherwise: nowhere }
                        company:
                        """));

        assertThat(mapping.valuesOf(contact("{\"Occupation\": \"Countess 🎩\", \"Company\": \"Analytical\"}")))
                .containsEntry("jobtitle", "Coun…")
                .containsEntry("lifecyclestage", "lead")
                .containsEntry("city", "nowhere")
                .doesNotContainKey("company");
    }

    @Test
    void aValueIsNotCutInTheMiddleOfACharacter() throws IOException {
        ContactMapping mapping =
                ContactMapping.read(camel, HUBSPOT, file("jobtitle: { from: Occupation, longest: 3 }"));

        assertThat(mapping.valuesOf(contact("{\"Occupation\": \"a🎩bc\"}"))).containsEntry("jobtitle", "a…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce-lead", "salesforce-contact"})
    void anAddressANumberOrAUrlThatIsTooLongIsLeftOutAndToldOnce(String name) throws IOException {
        ContactMapping mapping = ContactMapping.read(camel, "classpath:salesflow/mapping/" + name + ".yaml", null);
        Contact ada =
                contact("{\"MemberId\": 7, \"Email\": \"%s@example.com\", \"Phone\": \"%s\", \"MemberUrl\": \"%s\"}"
                        .formatted(
                                "a".repeat(69), "1".repeat(41), "https://www.linkedin.com/in/ada?" + "a".repeat(255)));
        try (LogLines log = LogLines.of(ContactMapping.class)) {
            mapping.valuesOf(ada);

            assertThat(mapping.valuesOf(ada)).doesNotContainKeys("Email", "Phone", "LinkedIn_URL__c");
            assertThat(log.all())
                    .hasSize(3)
                    .contains(
                            "Email of Salesflow member 7 is not written to Email, which takes at most 80 characters. Correct it in"
                                    + " Salesflow");
        }
        Contact bob = contact("{\"MemberId\": 8, \"Email\": \"%s@example.com\"}".formatted("b".repeat(68)));
        assertThat(mapping.valuesOf(bob)).containsEntry("Email", "b".repeat(68) + "@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'jobtitle: Ocupation' | A contact has no field 'Ocupation'. It has MemberId",
                "'jobtitle: { from: Occupation, lenght: 9 }' | lenght",
                "'jobtitle: { from: Occupation, constant: x }' | either 'from'",
                "'jobtitle: { from: Occupation, longest: 0 }' | 'longest' must be at least 2",
                "'jobtitle: { from: Occupation, tooLong: leaveOut }' | 'tooLong' needs 'longest'",
                "'jobtitle: { from: Occupation, longest: 9, tooLong: cut }' | shorten",
                "'jobtitle: [' | line 1"
            })
    void aWrongFileIsRefusedByNameAndEntry(String text, String words) throws IOException {
        String file = file(text);

        assertThatThrownBy(() -> ContactMapping.read(camel, HUBSPOT, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file)
                .hasMessageContaining(text.contains("[") ? "" : "of jobtitle")
                .hasMessageContaining(words);
    }

    @Test
    void aFileThatIsMissingIsTold() {
        assertThatThrownBy(() -> ContactMapping.read(camel, HUBSPOT, "file:/no/such.yaml"))
                .hasMessageContaining("There is no mapping in file:/no/such.yaml");
    }

    private String file(String text) throws IOException {
        return "file:" + Files.writeString(folder.resolve("mapping.yaml"), text);
    }

    private static Contact contact(String json) throws IOException {
        return Json.mapper().readValue(json, Contact.class);
    }
}
