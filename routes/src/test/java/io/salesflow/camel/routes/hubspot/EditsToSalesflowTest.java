package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EditsToSalesflowTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private HubSpotSandbox hubSpot;
    private SalesflowSandbox salesflow;
    private SandboxContact ada;

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HubSpotSandbox.builder().withoutRateLimit().clock(() -> now).start();
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email("ada@example.com")
                .phone("1"));
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
    }

    @AfterEach
    void stop() {
        hubSpot.close();
    }

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
    void anEditThatIsMadeWhileNobodyListensIsNotLost() {
        try (RunningContext running = context(Map.of())) {
            running.poll();
        }
        edit("\"phone\":\"2\"");
        try (RunningContext running = context(Map.of())) {
            running.poll();
        }

        assertThat(ada.now().profile().phone()).isEqualTo("2");
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
    void whoIsNotToBeContactedIsMuted() {
        hubSpot.properties().addText("do_not_contact", false);
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"))) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
        }

        assertThat(ada.now().muted()).isTrue();
    }

    @Test
    void whoIsMutedIsNotMutedAgainForAnotherEditButAfterItWasTakenBack() {
        hubSpot.properties().addText("do_not_contact", false);
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"))) {
            running.poll();
            edit("\"do_not_contact\":\"true\",\"phone\":\"7\"");
            running.poll();
            edit("\"website\":\"example.com\"");
            running.poll();
            assertThat(salesflow.requestCount("members/mute")).isEqualTo(1);

            edit("\"do_not_contact\":\"false\"");
            running.poll();
            assertThat(ada.now().profile().phone()).isEqualTo("7");
            edit("\"do_not_contact\":\"true\"");
            running.poll();
        }

        assertThat(salesflow.requestCount("members/mute")).isEqualTo(2);
    }

    @Test
    void whoIsWrittenBetweenTwoPagesPushesNobodyOutOfTheNext() {
        for (int number = 0; number < 250; number++) {
            salesflow.campaign().addContact("linkedin.com/in/person-" + number, contact -> contact.firstName("Per"));
        }
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
        try (RunningContext running = context(Map.of())) {
            running.poll();
            List<String> ids = hubSpot.contacts().all().stream()
                    .map(io.salesflow.sandbox.hubspot.Contact::id)
                    .toList();
            assertThat(ids).hasSize(251);
            ids.forEach(id -> edit(id, "\"phone\":\"8\""));
            HubSpotEdits edits = running.camel().getRegistry().lookupByNameAndType("hubSpotEdits", HubSpotEdits.class);
            Set<String> seen = new HashSet<>();
            Iterator<List<HubSpotPerson>> pages = edits.changed();
            while (pages.hasNext()) {
                List<HubSpotPerson> page = pages.next();
                page.forEach(person -> seen.add(person.id()));
                if (seen.size() <= 200) {
                    now = now.plusSeconds(300);
                    page.forEach(person -> edit(person.id(), "\"website\":\"example.com\""));
                }
            }

            assertThat(seen).containsAll(ids);
        }
    }

    @Test
    void orDeletedIfToldSo() {
        hubSpot.properties().addText("do_not_contact", false);
        Map<String, String> delete =
                Map.of("hubspot.edits.doNotContactProperty", "do_not_contact", "hubspot.edits.doNotContact", "delete");
        try (RunningContext running = context(delete)) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount("members/delete")).isEqualTo(1);
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

    @ParameterizedTest
    @CsvSource({"mute,members/mute", "delete,members/delete"})
    void whoIsNotToBeContactedIsLeftAloneInAllCampaigns(String what, String operation) {
        SandboxContact second = salesflow.account().addCampaign("Second").addContact("linkedin.com/in/ada");
        SandboxContact bob = salesflow.campaign().addContact("linkedin.com/in/bob");
        hubSpot.properties().addText("do_not_contact", false);
        Map<String, String> settings =
                Map.of("hubspot.edits.doNotContactProperty", "do_not_contact", "hubspot.edits.doNotContact", what);
        try (RunningContext running = context(settings)) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount(operation)).isEqualTo(2);
        assertThat(List.of(ada, second)).allSatisfy(contact -> assertThat(
                        contact.find().map(Contact::muted).orElse(true))
                .isTrue());
        assertThat(bob.now().muted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"mute,members/mute", "delete,members/delete"})
    void whomSalesflowRefusesToLeaveAloneIsTriedAgainAlsoAfterARestartAndHoldsNobodyUp(String what, String operation) {
        hubSpot.properties().addText("do_not_contact", false);
        Map<String, String> settings =
                Map.of("hubspot.edits.doNotContactProperty", "do_not_contact", "hubspot.edits.doNotContact", what);
        String bob = addBob();
        salesflow.faults().on(operation, Fault.envelope(422, "Not now")).times(3);
        try (RunningContext running = context(settings)) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            edit(bob, "\"phone\":\"5\"");
            running.poll();
            assertThat(salesflow.requestCount("members/update")).isEqualTo(1);
            now = now.plusSeconds(600);
            edit(bob, "\"phone\":\"6\"");
            running.poll();
        }
        try (RunningContext running = context(settings)) {
            running.poll();
            assertThat(ada.find())
                    .hasValueSatisfying(contact -> assertThat(contact.muted()).isFalse());
            running.poll();
            assertThat(ada.find().map(Contact::muted).orElse(true)).isTrue();
            running.poll();
        }

        assertThat(salesflow.requestCount(operation)).isEqualTo(4);
    }

    @Test
    void whoIsContactedAgainBeforeSalesflowLeftHimAloneIsNotMuted() {
        hubSpot.properties().addText("do_not_contact", false);
        salesflow.faults().on("members/mute", Fault.envelope(422, "Not now")).times(1);
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"))) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
            edit("\"do_not_contact\":\"false\"");
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount("members/mute")).isEqualTo(1);
        assertThat(ada.now().muted()).isFalse();
    }

    @Test
    void aPropertyOfWhomNobodyIsToContactThatHubSpotLacksIsToldAndNothingIsTaken() {
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contcat"))) {
            running.poll();
            assertThat(running.exchanges().get(0).getException())
                    .hasMessageContainingAll(
                            "hubspot.edits.doNotContactProperty", "do_not_contcat", "no such property");
            hubSpot.properties().addText("do_not_contcat", false);
            running.poll();
            edit("\"do_not_contcat\":\"true\"");
            running.poll();
        }

        assertThat(ada.now().muted()).isTrue();
    }

    private String addBob() {
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.firstName("Bob"));
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
        return hubSpot.contacts().find("salesflow_linkedin_key", "bob").get(0).id();
    }

    @Test
    void whatIsRefusedForOneContactOfAPersonReachesTheOthers() {
        salesflow.account().addCampaign("Second").addContact("linkedin.com/in/ada");
        salesflow
                .faults()
                .on("members/update", Fault.envelope(422, "Not this one"))
                .times(1);
        try (RunningContext running = context(Map.of())) {
            running.poll();
            edit("\"email\":\"lovelace@example.com\"");
            running.poll();
        }

        assertThat(salesflow.account().contacts().stream().filter(contact -> "lovelace@example.com"
                        .equals(contact.profile().email())))
                .hasSize(1);
    }

    @Test
    void whileSalesflowIsDownAnEditIsNotLost() {
        try (RunningContext running = context(Map.of("camel.component.salesflow.retries", "0"))) {
            running.poll();
            edit("\"email\":\"lovelace@example.com\"");
            salesflow.faults().on("members/update", Fault.serverError(503)).times(1);
            running.poll();
            assertThat(ada.now().profile().email()).isEqualTo("ada@example.com");
            running.poll();
        }

        assertThat(ada.now().profile().email()).isEqualTo("lovelace@example.com");
    }

    @Test
    void whileHubSpotIsDownOrSlowAnEditIsNotLost() {
        try (RunningContext running = context(Map.of("hubspot.retries", "0", "hubspot.timeout", "1000"))) {
            running.poll();
            edit("\"company\":\"<b>Engines</b> 王 🚀\"");
            for (io.salesflow.sandbox.standin.Fault fault : List.of(
                    io.salesflow.sandbox.standin.Fault.status(503),
                    io.salesflow.sandbox.standin.Fault.reset(),
                    io.salesflow.sandbox.standin.Fault.rateLimited(Duration.ofHours(1)),
                    io.salesflow.sandbox.standin.Fault.delay(Duration.ofSeconds(3)))) {
                hubSpot.faults().next(1, "/search", fault);
                assertThat(running.poll()).isEmpty();
                assertThat(salesflow.requestCount("members/update")).isZero();
            }
            running.poll();
        }

        assertThat(ada.now().profile().company()).isEqualTo("<b>Engines</b> 王 🚀");
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

    private void edit(String properties) {
        edit(hubSpot.contacts().all().get(0).id(), properties);
    }

    private void edit(String id, String properties) {
        now = now.plusSeconds(5);
        Caller.patch(hubSpot, "/crm/v3/objects/contacts/" + id, "{\"properties\":{" + properties + "}}");
    }

    private RunningContext context(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("hubspot.edits.stateFile", folder.resolve("edits.state").toString());
        return RunningContext.of(Program.EDITS, language, salesflow, hubSpot, properties);
    }
}
