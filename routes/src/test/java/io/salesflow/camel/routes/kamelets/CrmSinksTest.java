package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.ParkedChange;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sinks for CRMs, from a route that is nothing but a source and one of them. */
class CrmSinksTest {
    private static final Instant MORNING = Instant.parse("2026-01-05T08:30:00Z");
    private static final String CONTACTS = "kamelet:salesflow-contacts-source";
    private static final String MESSAGES = "kamelet:salesflow-messages-source";
    private static final String TO_HUBSPOT = "kamelet:salesflow-hubspot-contacts-sink";
    private static final String TO_SALESFORCE = "kamelet:salesflow-salesforce-contacts-sink";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE = new SalesforceSandboxExtension(
            SalesforceSandbox.builder().metadata(Path.of("../examples/salesforce/force-app")));

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private final HubSpotSandbox hubSpot = HUBSPOT.sandbox();
    private final SalesforceSandbox salesforce = SALESFORCE.sandbox();
    private SandboxContact ada;
    private RunningKamelets running;

    @BeforeEach
    void addContact() {
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada 🚀")
                .lastName("Lovelace"));
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void takesContactsToHubSpotAndWhatChangesAndWhoIsGone(int batchSize) {
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.firstName("Bob"));
        running = kamelets(batchSize).start(CONTACTS, TO_HUBSPOT);
        await().until(() -> hubSpot.contacts().count() == 2);
        ada.edit(contact -> contact.email("ada@example.com"));
        await().until(() -> hubSpotHas("email", "ada@example.com"));
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "ada"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.value("firstname")).contains("Ada 🚀"));
        ada.delete();
        await().until(() -> {
            SalesflowFeeds.of(running.camel()).scan("members/list-by-account:" + salesflow.accountId());
            return hubSpotHas("salesflow_status", "MEMBER_DELETED");
        });
        assertThat(hubSpot.contacts().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void oneWhomHubSpotDoesNotTakeIsParkedAndTheOthersGoOn(int batchSize) {
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.email("broken"));
        salesflow.campaign().addContact("linkedin.com/in/eve", contact -> contact.firstName("Eve"));
        running = kamelets(batchSize)
                .kamelet("salesflow-contacts-source", "maxAttempts", "2")
                .start(CONTACTS, TO_HUBSPOT);
        await().until(() -> parked().size() == 1);
        assertThat(parked().get(0).reason()).contains("HubSpot did not take it");
        assertThat(hubSpot.contacts().count()).isEqualTo(2);
    }

    @Test
    void waitsWhileHubSpotIsDown() {
        hubSpot.faults().next(1000, Fault.status(503));
        running = kamelets(1)
                .kamelet("salesflow-contacts-source", "maxAttempts", "1")
                .kamelet("salesflow-hubspot-contacts-sink", "retries", "0")
                .start(CONTACTS, TO_HUBSPOT);
        await().until(() -> hubSpot.journal().count() > 3);
        assertThat(parked()).isEmpty();
        hubSpot.faults().clear();
        await().until(() -> hubSpot.contacts().count() == 1);
    }

    @Test
    void failsForOneWhoIsNotOfAFeed() {
        running = kamelets(1).start("direct:start", TO_HUBSPOT);
        running.request(
                "direct:start",
                "{\"MemberId\":5,\"MemberUrl\":\"https://www.linkedin.com/in/bob\",\"FirstName\":\"Bob\"}");
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "bob")).hasSize(1);
        String array = "[{\"MemberUrl\":\"https://www.linkedin.com/in/cy\",\"FirstName\":\"Cy\"},"
                + "{\"MemberId\":6,\"MemberUrl\":\"https://www.linkedin.com/in/eve\",\"Email\":\"broken\"}]";
        assertThatThrownBy(() -> running.request("direct:start", array))
                .rootCause()
                .isInstanceOf(ChangesNotTakenException.class)
                .hasMessageStartingWith("6: HubSpot did not take it");
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "cy")).hasSize(1);
        assertThatThrownBy(() -> running.request("direct:start", "{\"CampaignId\":5}"))
                .rootCause()
                .hasMessageContaining("that of no contact");
        assertThatThrownBy(() -> running.request("direct:start", "Ada"))
                .rootCause()
                .hasMessageContaining("must be the JSON of a contact");
    }

    @Test
    void aBatchThatWasSplitLosesNoFailure() {
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.email("broken"));
        running = kamelets(100)
                .kamelet("salesflow-contacts-source", "maxAttempts", "2")
                .start("""
                        - route:
                            from:
                              uri: "kamelet:salesflow-contacts-source"
                              steps:
                                - multicast:
                                    stopOnException: true
                                    steps:
                                      - to: "kamelet:salesflow-hubspot-contacts-sink"
                                      - to: "mock:out"
                        """);
        await().until(() -> parked().size() == 1);
        assertThat(hubSpot.contacts().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void putsMessagesOnTimelinesOnce(int batchSize) {
        ada.addMessage(MORNING, "Yes, <call> me ☎");
        running = kamelets(batchSize).start(MESSAGES, "kamelet:salesflow-hubspot-messages-sink");
        await().until(() -> hubSpot.communications().all().size() == 1);
        ada.markInterested(true);
        await().until(() -> hubSpotHas("salesflow_interested", "true"));
        assertThat(hubSpot.communications().all()).singleElement().satisfies(message -> assertThat(
                        message.properties().get("hs_communication_body"))
                .contains("Yes, &lt;call&gt; me ☎"));
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "ada"))
                .singleElement()
                .satisfies(contact ->
                        assertThat(contact.value("salesflow_replied")).contains("true"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void takesContactsToSalesforceAndWhatChangesAndWhoIsGone(int batchSize) {
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.firstName("Bob"));
        running = kamelets(batchSize).start(CONTACTS, TO_SALESFORCE);
        await().until(() -> leads().size() == 2);
        ada.edit(contact -> contact.email("ada@example.com"));
        await().until(() -> leads().stream().anyMatch(lead -> "ada@example.com".equals(lead.get("Email"))));
        assertThat(leads()).anySatisfy(lead -> assertThat(lead)
                .containsEntry("Salesflow_Key__c", "ada")
                .containsEntry("FirstName", "Ada 🚀"));
        ada.delete();
        await().until(() -> {
            SalesflowFeeds.of(running.camel()).scan("members/list-by-account:" + salesflow.accountId());
            return leads().stream().anyMatch(lead -> "MEMBER_DELETED".equals(lead.get("Salesflow_Status__c")));
        });
        assertThat(leads()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void oneWhomSalesforceDoesNotTakeIsParkedAndTheOthersGoOn(int batchSize) {
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.email("broken"));
        running = kamelets(batchSize)
                .kamelet("salesflow-contacts-source", "maxAttempts", "2")
                .start(CONTACTS, TO_SALESFORCE);
        await().until(() -> parked().size() == 1);
        assertThat(parked().get(0).reason()).contains("Salesforce did not take it");
        assertThat(leads()).hasSize(1);
    }

    @Test
    void waitsWhileSalesforceIsDown() {
        salesforce.faults().next(1000, Fault.status(503));
        running = kamelets(1)
                .kamelet("salesflow-contacts-source", "maxAttempts", "1")
                .start(CONTACTS, TO_SALESFORCE);
        await().until(() -> salesforce.journal().count() > 3);
        assertThat(parked()).isEmpty();
        salesforce.faults().clear();
        await().until(() -> leads().size() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void makesTasksOfMessagesOnce(int batchSize) {
        ada.addMessage(MORNING, "Yes, <call> me ☎");
        running = kamelets(batchSize).start(MESSAGES, "kamelet:salesflow-salesforce-messages-sink");
        await().until(() -> salesforce.objects().all("Task").size() == 1);
        ada.markInterested(true);
        await().until(() ->
                salesforce.objects().all("Task").get(0).values().toString().contains("nterested"));
        assertThat(salesforce.objects().all("Task"))
                .singleElement()
                .satisfies(task -> assertThat(task.values().get("Description")).contains("Yes, <call> me ☎"));
        assertThat(leads()).hasSize(1);
    }

    @Test
    void twoSinksOfOneProgramCanBeOfTwoAccounts() {
        try (HubSpotSandbox other = HubSpotSandbox.builder().token("other").start()) {
            running = kamelets(1).start("""
                    - route:
                        from:
                          uri: "kamelet:salesflow-contacts-source"
                          steps:
                            - to: "kamelet:salesflow-hubspot-contacts-sink"
                            - to:
                                uri: "kamelet:salesflow-hubspot-contacts-sink/other"
                                parameters:
                                  hubspotToken: "other"
                                  hubspotApiUrl: "%s"
                    """.formatted(other.apiUrl()));
            await().until(() ->
                    hubSpot.contacts().count() == 1 && other.contacts().count() == 1);
        }
    }

    private RunningKamelets.Builder kamelets(int batchSize) {
        RunningKamelets.Builder builder = RunningKamelets.of(folder)
                .salesflow(salesflow)
                .property("hubspot.retryDelay", "10")
                .kamelet("salesflow-contacts-source", "batchSize", String.valueOf(batchSize))
                .kamelet("salesflow-messages-source", "batchSize", String.valueOf(batchSize));
        for (String sink : List.of("contacts", "messages")) {
            builder.kamelet("salesflow-hubspot-" + sink + "-sink", "hubspotToken", hubSpot.token())
                    .kamelet("salesflow-hubspot-" + sink + "-sink", "hubspotApiUrl", hubSpot.apiUrl())
                    .kamelet("salesflow-salesforce-" + sink + "-sink", "loginUrl", salesforce.loginUrl())
                    .kamelet("salesflow-salesforce-" + sink + "-sink", "clientId", salesforce.clientId())
                    .kamelet("salesflow-salesforce-" + sink + "-sink", "clientSecret", salesforce.clientSecret());
        }
        return builder;
    }

    private List<Map<String, String>> leads() {
        return salesforce.objects().all("Lead").stream()
                .map(lead -> lead.values())
                .toList();
    }

    private List<ParkedChange> parked() {
        return SalesflowFeeds.of(running.camel()).parked("members/list-by-account:" + salesflow.accountId());
    }

    private boolean hubSpotHas(String property, String value) {
        return !hubSpot.contacts().find(property, value).isEmpty();
    }
}
