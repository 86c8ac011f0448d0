package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.fault.Fault;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-ins play the real services: the program is told where they are, and starts none. */
class RealAccountTest {
    private static final String BATCH_UPSERT = "/batch/upsert";

    @TempDir
    private Path folder;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() {
        salesflow = SalesflowSandbox.builder().members(150).start();
        hubSpot = HubSpotSandbox.start();
        environment.put("SALESFLOW_TOKEN", salesflow.token());
        environment.put("SALESFLOW_ACCOUNT_ID", String.valueOf(salesflow.accountId()));
        environment.put("SALESFLOW_API_URL", salesflow.apiUrl());
        environment.put("SALESFLOW_STATISTICS_API_URL", salesflow.statisticsApiUrl());
        environment.put("HUBSPOT_TOKEN", hubSpot.token());
        environment.put("HUBSPOT_API_URL", hubSpot.apiUrl());
    }

    @AfterEach
    void stop() {
        salesflow.close();
        hubSpot.close();
    }

    @Test
    void contactsGoToHubSpotAndNothingIsImportedOrStarted() {
        Run run = once();

        assertThat(run.output()).contains("Nothing is imported or started", "All sides agree.");
        assertThat(run.exitCode()).isZero();
        assertThat(hubSpot.contacts().count()).isEqualTo(150);
        assertNothingChangedInSalesflow();
    }

    @Test
    void aCampaignWithoutTheUsersOwnFileIsNotTouched() {
        environment.put(
                "SALESFLOW_CAMPAIGN_ID", String.valueOf(salesflow.campaign().id()));

        assertThat(once().exitCode()).isZero();
        assertNothingChangedInSalesflow();
    }

    @Test
    void aFileWithoutACampaignIsNotImported() {
        assertThat(once("--csv", "contacts.csv").exitCode()).isZero();
        assertNothingChangedInSalesflow();
    }

    @Test
    void theUsersOwnFileIsImportedIntoTheCampaignThatTheyName() throws IOException {
        environment.put(
                "SALESFLOW_CAMPAIGN_ID", String.valueOf(salesflow.campaign().id()));
        Path csv = Files.writeString(folder.resolve("mine.csv"), """
                customField2,linkedInUrl,firstName,customField1,customField3
                "b, ""B""\",https://www.linkedin.com/in/example-new,New,,
                """);

        Run run = once("--csv", csv.toString());

        assertThat(run.output()).contains("Imported 1 contacts", "All sides agree.");
        assertThat(salesflow.requestCount("campaigns/start")).isEqualTo(1);
        assertThat(salesflow.campaign().contacts())
                .filteredOn(contact -> contact.profile().memberUrl().endsWith("/example-new"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.customFields()).isEqualTo(List.of("b, \"B\"")));
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "example-new"))
                .hasSize(1);
    }

    @Test
    void anImportOfUnknownOutcomeIsToldAndNotSentAgain() throws IOException {
        environment.put(
                "SALESFLOW_CAMPAIGN_ID", String.valueOf(salesflow.campaign().id()));
        Path csv = Files.writeString(folder.resolve("mine.csv"), """
                linkedInUrl,firstName
                https://www.linkedin.com/in/example-one,One
                https://www.linkedin.com/in/example-two,Two
                """);
        salesflow.faults().on("members/import", Fault.resetAfterExecution()).times(1);

        Run run = once("--csv", csv.toString());

        assertThat(run.output())
                .contains("Imported 1 contacts")
                .contains("1 rows may or may not have been imported")
                .contains("line 2: ");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(salesflow.requestCount("members/import")).isEqualTo(2);
    }

    @Test
    void exitsWithOneAndNamesTheDifferenceIfBothSidesDiffer() {
        salesflow.campaign().addContact("linkedin.com/in/example-broken", contact -> contact.firstName("Ada")
                .email("not an address"));

        Run run = once();

        assertThat(run.output())
                .contains("HubSpot, 151 contacts, 0 messages on timelines: 1 difference")
                .contains("example-broken: in Salesflow, but not in HubSpot");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void exitsWithOneIfHubSpotKeepsOldValues() {
        once();
        salesflow.campaign().contacts().forEach(contact -> salesflow
                .account()
                .contact(contact.memberId())
                .edit(edit -> edit.firstName("Changed")));
        int callsUntilEachOfAHundredIsRefusedAlone = 199;
        hubSpot.faults()
                .next(
                        callsUntilEachOfAHundredIsRefusedAlone,
                        BATCH_UPSERT,
                        io.salesflow.sandbox.standin.Fault.status(400));

        Run run = once();

        assertThat(run.output()).contains("firstname is 'Changed' in Salesflow and", "and 180 more");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aSecondRunTakesOnlyWhatHasChanged() {
        once();
        salesflow
                .account()
                .contact(salesflow.campaign().contacts().get(0).memberId())
                .reply("I am interested");

        Run run = once();

        assertThat(run.output())
                .containsPattern(" 150 +\\d+ +\\d+ +1 +0 +1 +1 +0\\n")
                .contains("and 1 messages", "All sides agree.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aFolderForTheStateIsOfNoUseToStandInsThatEndWithTheProgram() {
        environment.remove("HUBSPOT_TOKEN");

        Run run = once();

        assertThat(run.output()).contains("--state", "--stand-ins");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void aRefusedTokenEndsItWithoutShowingTheToken() {
        environment.put("SALESFLOW_TOKEN", "wrong-token-canary");

        Run run = once();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).doesNotContain("canary");
    }

    @Test
    void aRefusedTokenEndsTheImportAtItsFirstRow() {
        environment.put(
                "SALESFLOW_CAMPAIGN_ID", String.valueOf(salesflow.campaign().id()));
        environment.put("SALESFLOW_TOKEN", "wrong-token-canary");

        Run run = once("--csv", "contacts.csv");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).contains("members/import").doesNotContain("canary");
        assertThat(salesflow.requestCount("members/import")).isEqualTo(1);
    }

    @Test
    void aLookAtARealAccountRegistersNothing() {
        environment.put("SALESFLOW_WEBHOOK_URL", "https://hooks.example.com");
        environment.put("SALESFLOW_WEBHOOK_SECRET", "7f3a9c51e0d24b86af1c0e9d5b7a6234");

        Run run = once();

        assertThat(run.output()).containsPattern("Replies: +by poll");
        assertThat(run.exitCode()).isZero();
        assertThat(salesflow.account().webhooks()).isEmpty();
        assertThat(salesflow.requestCount("webhooks/create")).isZero();
    }

    private Run once(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--once", "--state", folder.resolve("state").toString()));
        arguments.addAll(List.of(more));
        return Run.of(environment, arguments.toArray(String[]::new));
    }

    private void assertNothingChangedInSalesflow() {
        assertThat(salesflow.requestCount("members/import")).isZero();
        assertThat(salesflow.requestCount("campaigns/start")).isZero();
    }
}
