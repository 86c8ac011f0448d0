package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.routes.campaign.RunningImport.Program;
import io.salesflow.camel.routes.hubspot.Caller;
import io.salesflow.camel.routes.hubspot.HubSpotException;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class HubSpotListToCampaignTest {
    private static final String LIST = "42";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;

    @BeforeEach
    void findSandboxes() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        hubSpot.lists().add(LIST, List.of());
    }

    @Test
    void everybodyOfTheListComesOnceAndWhoIsNewWithTheNextPoll() throws IOException {
        String ada = add(Map.of(
                "firstname", "Ada", "lastname", "Lovelace", "jobtitle", "Analyst", "hs_linkedin_url", url("ada")));
        try (RunningImport running = running(Map.of())) {
            running.poll();
            add(Map.of("firstname", "Zoë 😀", "hs_linkedin_url", url("zoë")));
            running.poll();
            assertThat(running.poll()).singleElement().satisfies(totals -> assertThat(totals.isEmpty())
                    .isTrue());
        }

        assertThat(contacts())
                .extracting(contact -> contact.profile().firstName())
                .containsExactly("Ada", "Zoë 😀");
        assertThat(contacts().get(0).profile().occupation()).isEqualTo("Analyst");
        assertThat(salesflow.requestCount("members/import")).isEqualTo(2);
        assertThat(salesflow.requestCount("members/list-by-account")).isEqualTo(2);
        assertThat(result())
                .startsWith(
                        "Record,Outcome,Member,Reason,What to do,LinkedIn URL,First name,Last name,Job title,Not to be contacted",
                        ada + ",imported," + contacts().get(0).memberId() + ",,," + url("ada")
                                + ",Ada,Lovelace,Analyst,");
    }

    @Test
    void whoHasNoLinkedInUrlIsToldOnceAndTakenWhenThereIsOne() throws IOException {
        String ada = add(Map.of("firstname", "Ada"));
        try (RunningImport running = running(Map.of())) {
            running.poll();
            running.poll();
            assertThat(result()).hasSize(2);
            assertThat(result().get(1)).startsWith(ada + ",refused,,there is no LinkedIn URL");
            assertThat(salesflow.requests()).isEmpty();

            Caller.patch(
                    hubSpot,
                    "/crm/v3/objects/contacts/" + ada,
                    "{\"properties\":{\"hs_linkedin_url\":\"" + url("ada") + "\"}}");
            running.poll();
        }

        assertThat(contacts()).hasSize(1);
        assertThat(result()).hasSize(3);
    }

    @Test
    void whoseValuesAreTooLongIsToldWithTheLimitAndTheOthersCome() throws IOException {
        String longName = add(Map.of("firstname", "A".repeat(64), "hs_linkedin_url", url("ada")));
        String longUrl = add(Map.of("firstname", "Bob", "hs_linkedin_url", url("b".repeat(1_000))));
        add(Map.of("firstname", "C".repeat(63), "lastname", "\u738b".repeat(63), "hs_linkedin_url", url("cy")));
        try (RunningImport running = running(Map.of())) {
            running.poll();
            running.poll();
            assertThat(result())
                    .hasSize(1 + 3)
                    .anyMatch(row -> row.startsWith(longName + ",refused,,firstName has 64 characters; the limit is 63,"
                            + "Correct it and import it again"))
                    .anyMatch(
                            row -> row.startsWith(longUrl + ",refused,,the LinkedIn URL has 1028 characters; the limit"
                                    + " is 1023,Correct it and import it again"));
            assertThat(salesflow.requestCount("members/import")).isEqualTo(1);

            Caller.patch(hubSpot, "/crm/v3/objects/contacts/" + longName, "{\"properties\":{\"firstname\":\"Ada\"}}");
            Caller.patch(
                    hubSpot,
                    "/crm/v3/objects/contacts/" + longUrl,
                    "{\"properties\":{\"hs_linkedin_url\":\"" + url("bob") + "\"}}");
            running.poll();
        }

        assertThat(contacts())
                .extracting(contact -> contact.profile().firstName())
                .containsExactlyInAnyOrder("Ada", "Bob", "C".repeat(63));
    }

    @Test
    void whileHubSpotIsDownOrSlowNothingHappensAndThenItGoesOn() throws IOException {
        add(Map.of("firstname", "Ada 王 🚀", "hs_linkedin_url", url("ada")));
        try (RunningImport running = running(Map.of("hubspot.retries", "0", "hubspot.timeout", "200"))) {
            for (Fault fault : List.of(
                    Fault.status(503),
                    Fault.reset(),
                    Fault.rateLimited(Duration.ofHours(1)),
                    Fault.delay(Duration.ofSeconds(2)))) {
                hubSpot.faults().next(1, fault);
                running.poll();
                assertThat(running.failures()).singleElement().isInstanceOf(HubSpotException.class);
                assertThat(contacts()).isEmpty();
            }
        }
        poll();

        assertThat(contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact.profile().firstName()).isEqualTo("Ada 王 🚀"));
        assertThat(result()).hasSize(2);
    }

    @Test
    void whomSalesflowRefusesIsToldAndTheOthersCome() throws IOException {
        add(Map.of("firstname", "Ada", "hs_linkedin_url", url("ada")));
        add(Map.of("firstname", "Bob", "hs_linkedin_url", url("bob")));
        salesflow
                .faults()
                .on("members/import", io.salesflow.sandbox.fault.Fault.envelope(422, "Not this one"))
                .times(1);

        poll();
        poll();

        assertThat(contacts()).hasSize(1);
        assertThat(result())
                .hasSize(3)
                .anyMatch(row -> row.contains(",refused,") && row.contains("Not this one"))
                .anyMatch(row -> row.contains(",imported,"));
    }

    @Test
    void aRestartInTheMiddleLosesNobodyAndBringsNobodyTwice() throws IOException {
        for (int i = 0; i < 7; i++) {
            add(Map.of("firstname", "Person " + i, "hs_linkedin_url", url("person-" + i)));
        }
        salesflow
                .faults()
                .on("members/import", io.salesflow.sandbox.fault.Fault.resetAfterExecution())
                .after(2)
                .times(3);
        try (RunningImport running = running(Map.of())) {
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(ImportUnfinishedException.class);
        }
        assertThat(result()).hasSize(1 + 2);

        poll();
        poll();

        assertThat(contacts())
                .extracting(contact -> contact.profile().firstName())
                .hasSize(7)
                .doesNotHaveDuplicates();
        assertThat(salesflow.requestCount("members/import")).isEqualTo(7);
        assertThat(result().stream().skip(1).map(row -> row.split(",")[1]))
                .hasSize(7)
                .containsOnly("imported");
    }

    @Test
    void whoCameFromSalesflowDoesNotGoBackEvenWhenHeIsDeletedThere() throws IOException {
        addOurProperties();
        add(Map.of("hs_linkedin_url", url("ada"), "salesflow_linkedin_key", "ada", "salesflow_member_id", "7"));

        poll();

        assertThat(salesflow.requests()).isEmpty();
        assertThat(result().get(1)).contains("already there,7,came from Salesflow");
    }

    @Test
    void whatContactsToHubSpotBringsBackIsTheSameContactAndNobodyElse() {
        String ada = add(Map.of("firstname", "Ada", "hs_linkedin_url", url("Ada")));
        Map<String, String> contacts = new HashMap<>(properties());
        contacts.put("salesflow.contacts-to-hubspot.enabled", "true");
        contacts.put("salesflow.contacts-to-hubspot.scheduled", "false");
        contacts.put("camel.component.salesflow.account-id", String.valueOf(salesflow.accountId()));
        try (RunningImport running = RunningImport.beside(
                "salesflow-contacts-to-hubspot", Program.HUBSPOT_LIST, language, salesflow, contacts)) {
            running.poll();
            running.poll("salesflow-contacts-to-hubspot");
            running.poll();
        }

        assertThat(hubSpot.contacts().all()).singleElement().satisfies(contact -> {
            assertThat(contact.id()).isEqualTo(ada);
            assertThat(contact.properties())
                    .containsEntry("salesflow_linkedin_key", "ada")
                    .containsEntry(
                            "salesflow_member_id",
                            String.valueOf(contacts().get(0).memberId()));
        });
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aContactWhoseKeyAnotherHasIsImportedNonetheless() {
        addOurProperties();
        hubSpot.contacts().add(Map.of("lastname", "Other", "salesflow_linkedin_key", "ada"));
        add(Map.of("hs_linkedin_url", url("ada")));
        add(Map.of("hs_linkedin_url", url("bob")));

        poll();

        assertThat(contacts()).hasSize(2);
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "ada")).hasSize(1);
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "bob")).hasSize(1);
    }

    @Test
    void keysAreNotGivenIfThatIsSwitchedOff() {
        add(Map.of("hs_linkedin_url", url("ada")));

        poll(Map.of("salesflow.hubspot-list-to-campaign.giveKey", "false"));

        assertThat(contacts()).hasSize(1);
        assertThat(hubSpot.journal().count()).isEqualTo(2);
    }

    @Test
    void whoIsDeletedInSalesflowAfterwardsDoesNotComeBack() {
        add(Map.of("hs_linkedin_url", url("ada")));
        poll();
        salesflow.account().contact(contacts().get(0).memberId()).delete();
        poll();

        assertThat(contacts()).isEmpty();
    }

    @Test
    void whoIsNotToBeContactedIsNotImported() throws IOException {
        hubSpot.properties().addText("do_not_contact", false);
        add(Map.of("hs_linkedin_url", url("ada"), "do_not_contact", "true"));

        poll(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"));

        assertThat(contacts()).isEmpty();
        assertThat(result().get(1)).contains("refused", "nobody is to contact");
    }

    @Test
    void aLargeListIsReadInPages() throws IOException {
        IntStream.range(0, 250).forEach(i -> add(Map.of("hs_linkedin_url", url("p" + i))));

        poll();

        assertThat(contacts()).hasSize(250);
        assertThat(result()).hasSize(251);
        assertThat(salesflow.requestCount("members/list-by-account")).isEqualTo(1);
    }

    @Test
    void anotherCampaignOrListHasResultsOfItsOwn() {
        add(Map.of("hs_linkedin_url", url("ada")));
        int other = salesflow.account().addCampaign("Other").id();
        poll();
        poll(Map.of(
                "salesflow.hubspot-list-to-campaign.campaignId",
                String.valueOf(other),
                "salesflow.import.otherCampaigns",
                "import"));

        assertThat(salesflow.account().campaign(other).contacts()).hasSize(1);
    }

    @Test
    void aListThatThereIsNotFailsWithItsNumberAndWrongNumbersAtTheStart() {
        try (RunningImport running = running(Map.of("salesflow.hubspot-list-to-campaign.listId", "43"))) {
            running.poll();
            assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(HubSpotException.class)
                    .hasMessageContaining("43"));
        }
        Map<String, String> wrong = Map.of("salesflow.hubspot-list-to-campaign.listId", "people");
        assertThatThrownBy(() -> running(wrong))
                .rootCause()
                .hasMessage(
                        "Property salesflow.hubspot-list-to-campaign.listId must be the number of a list of HubSpot,"
                                + " but is 'people'");
    }

    private static String url(String name) {
        return "https://www.linkedin.com/in/" + name;
    }

    private String add(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("lastname", "L"));
        all.putAll(properties);
        String id = hubSpot.contacts().add(all).id();
        hubSpot.lists().add(LIST, List.of(id));
        return id;
    }

    private void addOurProperties() {
        hubSpot.properties().addText("salesflow_linkedin_key", true);
        hubSpot.properties().addText("salesflow_member_id", false);
    }

    private List<Contact> contacts() {
        return salesflow.campaign().contacts();
    }

    private List<String> result() throws IOException {
        Path file = folder.resolve("list-42-campaign-" + salesflow.campaign().id() + ".result.csv");
        return Files.readString(file).substring(1).lines().toList();
    }

    private void poll() {
        poll(Map.of());
    }

    private void poll(Map<String, String> more) {
        try (RunningImport running = running(more)) {
            running.poll();
            assertThat(running.failures()).isEmpty();
        }
    }

    private RunningImport running(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(properties());
        properties.putAll(more);
        return new RunningImport(Program.HUBSPOT_LIST, language, salesflow, properties);
    }

    private Map<String, String> properties() {
        return Map.of(
                "hubspot.apiUrl", hubSpot.apiUrl(),
                "hubspot.token", hubSpot.token(),
                "salesflow.hubspot-list-to-campaign.listId", LIST,
                "salesflow.hubspot-list-to-campaign.directory", folder.toString(),
                "salesflow.import.stateFile", folder.resolve("import.state").toString());
    }
}
