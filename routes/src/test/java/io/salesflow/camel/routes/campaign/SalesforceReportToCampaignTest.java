package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.routes.campaign.RunningImport.Program;
import io.salesflow.camel.routes.salesforce.SalesforceCallException;
import io.salesflow.camel.routes.salesforce.SalesforceUnavailableException;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SalesforceReportToCampaignTest {
    private static final Path METADATA = Path.of("../examples/salesforce/force-app");
    private static final String QUERY =
            "SELECT Id, FirstName, LastName, Title, LinkedIn_URL__c FROM Lead WHERE Salesflow_Key__c = null";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(METADATA));

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private SalesflowSandbox salesflow;
    private SalesforceSandbox salesforce;

    @BeforeEach
    void findSandboxes() {
        salesflow = SALESFLOW.sandbox();
        salesforce = SALESFORCE.sandbox();
    }

    @Test
    void everybodyWhomTheQueryFindsComesOnceAndWhoIsNewWithTheNextPoll() throws IOException {
        String ada = lead("Ada", "Lovelace", "ada");
        salesforce.objects().add("Lead", Map.of("LastName", "Of Salesflow", "Company", "C", "Salesflow_Key__c", "x"));
        try (RunningImport running = running(Map.of())) {
            running.poll();
            lead("Zoë 😀", "O'Brien", "zoë");
            running.poll();
            running.poll();
        }

        assertThat(contacts())
                .extracting(contact -> contact.profile().firstName())
                .containsExactly("Ada", "Zoë 😀");
        assertThat(contacts().get(0).profile().occupation()).isEqualTo("Analyst");
        assertThat(salesflow.requestCount("members/import")).isEqualTo(2);
        assertThat(result().get(1))
                .isEqualTo(ada + ",imported," + contacts().get(0).memberId() + ",,," + ada
                        + ",Ada,Lovelace,Analyst,https://www.linkedin.com/in/ada");
    }

    @Test
    void whatContactsToSalesforceBringsBackIsTheSameLeadAndNobodyElse() {
        String ada = lead("Ada", "Lovelace", "ada");
        Map<String, String> contacts = new HashMap<>(properties());
        contacts.put("salesflow.contacts-to-salesforce.enabled", "true");
        contacts.put("salesflow.contacts-to-salesforce.scheduled", "false");
        contacts.put("salesflow.salesforce-report-to-campaign.keyField", "Salesflow_Key__c");
        contacts.put(
                "salesflow.salesforce-report-to-campaign.query",
                "SELECT Id, LastName, LinkedIn_URL__c FROM Lead WHERE Salesflow_Status__c = null");
        try (RunningImport running = RunningImport.beside(
                "salesflow-to-salesforce", Program.SALESFORCE_REPORT, language, salesflow, contacts)) {
            running.poll();
            running.poll("salesflow-contacts-to-salesforce");
            running.poll();
        }

        assertThat(salesforce.objects().all("Lead")).singleElement().satisfies(lead -> {
            assertThat(lead.id()).isEqualTo(ada);
            assertThat(lead.value("Salesflow_Key__c")).contains("ada");
            assertThat(lead.value("Salesflow_Status__c")).contains("MEMBER_IMPORTED");
        });
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void whoHasNoLinkedInUrlIsToldOnce() throws IOException {
        salesforce.objects().add("Lead", Map.of("LastName", "Nobody", "Company", "C"));
        try (RunningImport running = running(Map.of())) {
            running.poll();
            running.poll();
        }

        assertThat(result()).hasSize(2);
        assertThat(result().get(1)).contains("refused,,there is no LinkedIn URL");
    }

    @Test
    void whoseNameIsTooLongIsToldWithTheLimitAndTheOthersCome() throws IOException {
        String ada = lead("Ada", "L".repeat(64), "ada");
        lead("C".repeat(40), "\u738b".repeat(63), "c".repeat(227));
        try (RunningImport running = running(Map.of())) {
            running.poll();
            running.poll();
            assertThat(result())
                    .hasSize(1 + 2)
                    .anyMatch(row -> row.startsWith(ada + ",refused,,lastName has 64 characters; the limit is 63,"
                            + "Correct it and import it again"));
            assertThat(salesflow.requestCount("members/import")).isEqualTo(1);

            salesforce.objects().edit("Lead", ada, "LastName", "Lovelace");
            running.poll();
        }

        assertThat(contacts())
                .extracting(contact -> contact.profile().lastName())
                .containsExactlyInAnyOrder("Lovelace", "\u738b".repeat(63));
    }

    @Test
    void whatTheQueryFindsIsReadToItsLastPage() throws IOException {
        for (int i = 0; i < 2_001; i++) {
            salesforce.objects().add("Lead", Map.of("LastName", "L" + i, "Company", "C"));
        }

        poll(Map.of());

        assertThat(result()).hasSize(2_002);
    }

    @Test
    void whileSalesforceIsDownNothingHappensAndThenItGoesOn() {
        lead("Ada", "Lovelace", "ada");
        try (RunningImport running = running(Map.of())) {
            salesforce.faults().next(3, Fault.status(503));
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(SalesforceCallException.class);
            salesforce.faults().clear();
            running.poll();
        }

        assertThat(contacts()).hasSize(1);
    }

    @Test
    void whileTheCallsOfTheDayAreUsedUpNothingHappensAndThenItGoesOn() {
        lead("Ada", "Lovelace", "ada");
        try (RunningImport running = running(Map.of())) {
            salesforce.faults().next(3, Fault.requestLimitExceeded());
            running.poll();
            assertThat(running.failures()).hasSize(1);
            salesforce.faults().clear();
            running.poll();
        }

        assertThat(contacts()).hasSize(1);
    }

    @Test
    void whomSalesflowRefusesIsToldAndTheOthersCome() throws IOException {
        lead("Ada", "Lovelace", "ada");
        lead("Bob", "Babbage", "bob");
        salesflow
                .faults()
                .on("members/import", io.salesflow.sandbox.fault.Fault.envelope(422, "Not this one"))
                .times(1);

        poll(Map.of());
        poll(Map.of());

        assertThat(contacts()).hasSize(1);
        assertThat(result()).hasSize(3).anyMatch(row -> row.contains(",refused,") && row.contains("Not this one"));
    }

    @Test
    void whileSalesforceIsSlowNothingHappensAndThenItGoesOn() throws IOException {
        lead("Ada \u738b \ud83d\ude80", "Lovelace", "ada");
        try (RunningImport running = running(Map.of("camel.component.salesforce.http-request-timeout", "300"))) {
            salesforce.faults().next(2, "/query/", Fault.delay(Duration.ofSeconds(3)));
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(SalesforceUnavailableException.class);
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(SalesforceUnavailableException.class);
            assertThat(salesflow.requests()).isEmpty();
        }
        salesforce.faults().clear();

        poll(Map.of());

        assertSameInBoth();
        assertThat(result()).hasSize(2);
    }

    @Test
    void aRestartInTheMiddleLosesNobodyAndBringsNobodyTwice() throws IOException {
        for (int i = 0; i < 7; i++) {
            lead("Person " + i, "L\u00f6w", "person-" + i);
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
        assertThat(contacts()).hasSize(5);
        assertThat(result()).hasSize(1 + 2);

        poll(Map.of());
        poll(Map.of());

        assertSameInBoth();
        assertThat(salesflow.requestCount("members/import")).isEqualTo(7);
        assertThat(result().stream().skip(1).map(row -> row.split(",")[1]))
                .hasSize(7)
                .containsOnly("imported");
    }

    /** Everybody whom the query finds is one contact, with the same name and profile, and has one result with its number. */
    private void assertSameInBoth() throws IOException {
        List<String> inSalesflow = contacts().stream()
                .map(contact -> contact.memberId() + " " + contact.profile().firstName() + " "
                        + contact.profile().lastName() + " " + contact.profile().memberUrl())
                .toList();
        Map<String, String> memberIds = result().stream()
                .skip(1)
                .map(row -> row.split(","))
                .collect(Collectors.toMap(row -> row[0], row -> row[2]));
        assertThat(salesforce.objects().all("Lead"))
                .extracting(lead -> memberIds.get(lead.id()) + " "
                        + lead.value("FirstName").orElseThrow() + " "
                        + lead.value("LastName").orElseThrow() + " "
                        + lead.value("LinkedIn_URL__c").orElseThrow())
                .containsExactlyInAnyOrderElementsOf(inSalesflow);
    }

    @Test
    void aQueryThatIsNoneOrLacksAFieldIsRefusedAtTheStart() {
        String property = "salesflow.salesforce-report-to-campaign.query";
        assertThatThrownBy(() -> running(Map.of(property, "DELETE Lead")))
                .rootCause()
                .hasMessageContainingAll(property, "must be SELECT", "DELETE Lead");
        assertThatThrownBy(() -> running(Map.of(property, "SELECT Id, LastName FROM Lead")))
                .rootCause()
                .hasMessageContainingAll(property, "Id and a field with LinkedIn URLs", "LinkedIn_URL__c");
        assertThatThrownBy(() -> running(Map.of(
                        property,
                        "SELECT Id, LinkedIn_URL__c FROM Lead WHERE salesflow_key__c=NULL",
                        "salesflow.salesforce-report-to-campaign.keyField",
                        "Salesflow_Key__c")))
                .rootCause()
                .hasMessageContainingAll(property, "without Salesflow_Key__c = null", "Salesflow_Status__c = null");
    }

    private String lead(String firstName, String lastName, String profile) {
        return salesforce
                .objects()
                .add(
                        "Lead",
                        Map.of(
                                "FirstName",
                                firstName,
                                "LastName",
                                lastName,
                                "Company",
                                "C",
                                "Title",
                                "Analyst",
                                "LinkedIn_URL__c",
                                "https://www.linkedin.com/in/" + profile))
                .id();
    }

    private List<Contact> contacts() {
        return salesflow.campaign().contacts();
    }

    private List<String> result() throws IOException {
        Path file = folder.resolve("campaign-" + salesflow.campaign().id() + ".result.csv");
        return Files.readString(file).substring(1).lines().toList();
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
        return new RunningImport(Program.SALESFORCE_REPORT, language, salesflow, properties);
    }

    private Map<String, String> properties() {
        return Map.of(
                "camel.component.salesforce.login-url", salesforce.loginUrl(),
                "camel.component.salesforce.client-id", salesforce.clientId(),
                "camel.component.salesforce.client-secret", salesforce.clientSecret(),
                "camel.component.salesforce.lazy-login", "true",
                "salesflow.salesforce-report-to-campaign.query", QUERY,
                "salesflow.salesforce-report-to-campaign.directory", folder.toString(),
                "salesflow.import.stateFile", folder.resolve("import.state").toString());
    }
}
