package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.LogLines;
import io.salesflow.sandbox.account.SandboxContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody edits in HubSpot is in Salesflow, and nothing else changes. */
class EditedValuesTest extends EditsToSalesflowTest {
    @Test
    void whatSomebodyEditsIsInSalesflowOnceAndNothingElseChanges() {
        try (RunningContext running = context(Map.of())) {
            running.poll();
            edit("\"email\":\"lovelace@example.com\",\"company\":\"Analytical Engines\",\"website\":\"example.com\"");
            running.poll();
            running.poll();
        }

        assertThat(ada.now().profile()).satisfies(profile -> {
            assertThat(profile.email()).isEqualTo("lovelace@example.com");
            assertThat(profile.company()).isEqualTo("Analytical Engines");
            assertThat(profile.phone()).isEqualTo("1");
            assertThat(profile.firstName()).isEqualTo("Ada");
        });
        assertThat(salesflow.requestCount("members/update")).isEqualTo(1);
    }

    @Test
    void whatIsEmptiedInHubSpotIsKeptInSalesflow() {
        try (RunningContext running = context(Map.of())) {
            running.poll();
            edit("\"phone\":\"\",\"email\":\"\"");
            running.poll();
        }

        assertThat(salesflow.requestCount("members/update")).isZero();
    }

    @Test
    void whatIsTooLongForSalesflowIsToldWithTheLimitAndHoldsNobodyUp() {
        String bob = addBob();
        String longest = "1".repeat(1_023);
        try (RunningContext running = context(Map.of());
                LogLines log = LogLines.of(HubSpotEditToMember.class)) {
            running.poll();
            String adas = hubSpot.contacts()
                    .find("salesflow_linkedin_key", "ada")
                    .get(0)
                    .id();
            edit(adas, "\"phone\":\"2" + longest + "\",\"email\":\"lovelace@example.com\"");
            edit(bob, "\"phone\":\"" + longest + "\"");
            running.poll();
            running.poll();

            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .contains(
                            "member " + ada.id(),
                            "HubSpot contact " + adas,
                            "phone",
                            "1024",
                            "1023",
                            "Correct it in HubSpot");
            assertThat(ada.now().profile().phone()).isEqualTo("1");
            edit(adas, "\"phone\":\"2\"");
            running.poll();
        }

        assertThat(ada.now().profile().phone()).isEqualTo("2");
        assertThat(ada.now().profile().email()).isEqualTo("lovelace@example.com");
        assertThat(salesflow.campaign().contacts())
                .filteredOn(contact -> contact.memberId() != ada.id())
                .singleElement()
                .satisfies(contact -> assertThat(contact.profile().phone()).isEqualTo(longest));
        assertThat(salesflow.requestCount("members/update")).isEqualTo(2);
    }

    @Test
    void allContactsOfAPersonInSeveralCampaignsGetWhatIsEditedAlsoOneWhomHubSpotHasNotSeen() {
        SandboxContact second = salesflow.account().addCampaign("Second").addContact("linkedin.com/in/ada");
        try (RunningContext running = context(Map.of())) {
            running.poll();
            edit("\"email\":\"lovelace@example.com\"");
            running.poll();
            running.poll();
        }

        assertThat(ada.now().profile().email()).isEqualTo("lovelace@example.com");
        assertThat(second.now().profile().email()).isEqualTo("lovelace@example.com");
        assertThat(salesflow.requestCount("members/update")).isEqualTo(2);
    }

    @Test
    void theListOfContactsIsReadOnceForManyEditsAndNotForEditsThatAreDealtWith() {
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.firstName("Bob"));
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
        try (RunningContext running = context(Map.of())) {
            running.poll();
            salesflow.clearRequests();
            hubSpot.contacts().all().forEach(contact -> edit(contact.id(), "\"company\":\"Engines\""));
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount("members/update")).isEqualTo(2);
        assertThat(salesflow.requestCount("members/list-by-account")).isEqualTo(1);
    }

    @Test
    void contactsWithAKeyPropertyOfTheUsersMappingAreFound() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), """
                salesflow_linkedin_key:
                linkedin_slug: { from: LinkedInKey, create: { label: Slug, kind: KEY } }
                """);
        Map<String, String> settings = Map.of("hubspot.contact.mapping", "file:" + mapping);
        SandboxContact bob =
                salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.firstName("Bob"));
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, settings)) {
            contacts.run();
        }
        String id = hubSpot.contacts().all().stream()
                .filter(contact -> "bob".equals(contact.properties().get("linkedin_slug")))
                .findFirst()
                .orElseThrow()
                .id();
        try (RunningContext running = context(settings)) {
            running.poll();
            edit(id, "\"phone\":\"9\"");
            running.poll();
        }

        assertThat(bob.now().profile().phone()).isEqualTo("9");
    }

    @Test
    void whatIsEditedInThePropertiesOfTheUsersMappingIsTakenAndNothingElse() throws IOException {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), """
                email:
                phone:
                company: { from: CampaignName }
                linkedin_email: { from: Email, create: { label: E-mail on LinkedIn, kind: TEXT } }
                mobile_number: { from: Phone, create: { label: Mobile, kind: TEXT } }
                employer: { from: Company, longest: 10, otherwise: None, create: { label: Employer, kind: TEXT } }
                """);
        Map<String, String> settings = Map.of("hubspot.contact.mapping", "file:" + mapping);
        SandboxContact bob = salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.firstName("Bob")
                .phone("1")
                .company("Analytical Engines"));
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, settings)) {
            contacts.run();
        }
        String id =
                hubSpot.contacts().find("salesflow_linkedin_key", "bob").get(0).id();
        try (RunningContext running = context(settings)) {
            running.poll();
            edit(id, "\"phone\":\"7\",\"email\":\"other@example.com\",\"company\":\"Other\"");
            running.poll();
            assertThat(salesflow.requestCount("members/update")).isZero();
            edit(id, "\"linkedin_email\":\"bob@example.com\",\"mobile_number\":\"9\"");
            running.poll();
            edit(id, "\"employer\":\"Engines\"");
            running.poll();
        }

        assertThat(bob.now().profile().email()).isEqualTo("bob@example.com");
        assertThat(bob.now().profile().phone()).isEqualTo("9");
        assertThat(bob.now().profile().company()).isEqualTo("Engines");
        assertThat(salesflow.requestCount("members/update")).isEqualTo(2);
    }
}
