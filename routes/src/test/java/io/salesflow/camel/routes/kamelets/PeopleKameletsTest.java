package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sources of people and the sink that takes them into a campaign. */
class PeopleKameletsTest {
    private static final String SINK = "kamelet:salesflow-people-sink";

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
    private RunningKamelets running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void theRowsOfAFileComeIntoTheCampaignOnceAndEachHasAResult() throws IOException {
        drop("people.csv", "LinkedIn URL,First name", url("ada") + ",Ada", "nowhere,Bob", url("zoe") + ",Zoë 😀");
        running = fromFiles().start("kamelet:salesflow-csv-people-source", SINK);
        await().until(() -> names("in/done").size() == 1);
        drop("again.csv", "LinkedIn URL,First name", url("ada") + ",Ada");
        await().until(() -> names("in/done").size() == 2);
        assertThat(firstNames()).containsExactly("Ada", "Zoë 😀");
        assertThat(salesflow.requestCount("members/import")).isEqualTo(2);
        assertThat(names("in/done")).anyMatch(name -> name.matches("people\\.[0-9a-f]{8}\\.csv"));
        assertThat(result("people."))
                .hasSize(4)
                .anyMatch(row -> row.startsWith("2,imported,") && row.contains(",Ada,"))
                .anyMatch(row -> row.startsWith("3,refused,,the LinkedIn URL is that of no profile"))
                .anyMatch(row -> row.startsWith("4,imported,"));
        assertThat(result("again.")).anyMatch(row -> row.startsWith("2,already there,"));
    }

    @Test
    void aFileOfWhichAnAnswerWasLostStaysAndNobodyOfItComesTwice() throws IOException {
        salesflow.faults().on("members/import", Fault.resetAfterExecution()).times(1);
        drop("people.csv", "LinkedIn URL", url("ada"), url("bob"), url("eve"));
        running = fromFiles()
                .kamelet("salesflow-csv-people-source", "batchSize", "1")
                .start("kamelet:salesflow-csv-people-source", SINK);
        await().until(() -> names("in/done").size() == 1);
        assertThat(salesflow.campaign().contacts()).hasSize(3);
        assertThat(salesflow.requestCount("members/import")).isEqualTo(3);
        assertThat(result("people."))
                .hasSize(4)
                .filteredOn(row -> row.contains(",imported,"))
                .hasSize(3);
    }

    @Test
    void whileSalesflowIsDownAFileStaysAndAnUnreadableOneIsTold() throws IOException {
        salesflow.faults().on("members/list-by-account", Fault.serverError(503));
        drop("people.csv", "LinkedIn URL", url("ada"));
        drop("broken.csv", "Name", "Ada");
        running = fromFiles().start("kamelet:salesflow-csv-people-source", SINK);
        await().until(() -> names("in/done").size() == 1);
        await().until(() -> salesflow.requestCount("members/list-by-account") > 2);
        assertThat(result("broken.")).anyMatch(row -> row.startsWith("1,refused,,the first line names no column of"));
        salesflow.faults().clear();
        await().until(() -> names("in/done").size() == 2);
        assertThat(salesflow.campaign().contacts()).hasSize(1);
    }

    @Test
    void thePeopleOfAHubSpotListComeOnceWithTheirKeysAndWhoIsNewFollows() throws IOException {
        hubSpot.properties().addText("do_not_contact", false);
        String ada = member("Ada", "ada");
        member("No", "");
        member("Other", "other", "do_not_contact", "true");
        running = fromHubSpot().start("kamelet:salesflow-hubspot-list-source", SINK);
        await().until(() -> salesflow.campaign().contacts().size() == 1);
        member("Zoë", "zoe");
        await().until(() -> salesflow.campaign().contacts().size() == 2);
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "ada"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.id()).isEqualTo(ada));
        int calls = hubSpot.journal().count();
        await().until(() -> hubSpot.journal().count() > calls + 6);
        assertThat(firstNames()).containsExactly("Ada", "Zoë");
        assertThat(salesflow.requestCount("members/import")).isEqualTo(2);
        assertThat(result("list-42"))
                .hasSize(5)
                .anyMatch(row -> row.contains("refused,,there is no LinkedIn URL"))
                .anyMatch(row -> row.contains("refused,,HubSpot says that nobody is to contact this person"));
    }

    @Test
    void thePeopleOfASalesforceQueryComeOnceWithTheirKeys() throws IOException {
        String ada = salesforce
                .objects()
                .add("Lead", Map.of("LastName", "Lovelace", "Company", "C", "LinkedIn_URL__c", url("ada")))
                .id();
        running = fromSalesforce().start("kamelet:salesflow-salesforce-query-source", SINK);
        await().until(() -> salesflow.campaign().contacts().size() == 1);
        assertThat(salesforce.objects().all("Lead"))
                .singleElement()
                .satisfies(lead -> assertThat(lead.value("Salesflow_Key__c")).contains("ada"));
        await().until(() -> result("salesforce").size() == 2);
        assertThat(result("salesforce").get(1)).startsWith(ada + ",imported,");
    }

    @Test
    void twoSinksOfOneProgramTakeThePersonOnce() {
        String toBoth = """
                - route:
                    from:
                      uri: "direct:start"
                      steps:
                        - multicast:
                            parallelProcessing: true
                            steps:
                              - to:
                                  uri: "kamelet:salesflow-people-sink"
                                  parameters:
                                    directory: "%1$s/one"
                              - to:
                                  uri: "kamelet:salesflow-people-sink"
                                  parameters:
                                    directory: "%1$s/two"
                """.formatted(folder);
        running = sink().start(toBoth);
        running.request("direct:start", "{\"LinkedInUrl\":\"" + url("ada") + "\"}");
        assertThat(salesflow.requestCount("members/import")).isEqualTo(1);
        assertThat(salesflow.campaign().contacts()).hasSize(1);
    }

    @Test
    void peopleFromElsewhereAreTakenAndWhatIsNobodyIsRefused() throws IOException {
        running = sink().start("direct:start", SINK);
        assertThat(running.request(
                        "direct:start",
                        "[{\"LinkedInUrl\":\"" + url("ada") + "\",\"CustomFields\":[\"x\",null]},"
                                + "{\"Id\":7,\"LinkedInUrl\":\"" + url("ada") + "\"}]"))
                .isEqualTo("{\"Imported\":1,\"AlreadyThere\":0,\"Duplicates\":1,\"Refused\":0,\"NotKnownYet\":0}");
        assertThat(result("people")).hasSize(3).anyMatch(row -> row.startsWith("7,duplicate,"));
        assertThatThrownBy(() -> running.request("direct:start", "{\"FirstName\":\"Bob\"}"))
                .rootCause()
                .hasMessageContaining("no Id and no LinkedInUrl");
        assertThatThrownBy(() -> running.request("direct:start", "[{\"Id\":7,"))
                .rootCause()
                .hasMessage("The body is broken JSON: see line 1, column 10");
        salesflow.faults().on("members/import", Fault.resetAfterExecution()).times(1);
        assertThatThrownBy(() -> running.request("direct:start", "{\"LinkedInUrl\":\"" + url("eve") + "\"}"))
                .rootCause()
                .hasMessageContaining("Send the people again later");
    }

    @Test
    void aWrongParameterIsNamed() {
        assertThatThrownBy(() -> sink().kamelet("salesflow-people-sink", "campaignId", "all")
                        .start("direct:start", SINK))
                .hasStackTraceContaining("Parameter campaignId must be the number of a campaign");
        assertThatThrownBy(() ->
                        sink().kamelet("salesflow-people-sink", "attempts", "0").start("direct:start", SINK))
                .hasStackTraceContaining("Parameter attempts must be a number from 1 to 100: 0");
        assertThatThrownBy(() -> fromHubSpot()
                        .kamelet("salesflow-hubspot-list-source", "listId", "mine")
                        .start("kamelet:salesflow-hubspot-list-source", SINK))
                .hasStackTraceContaining("Parameter listId must be the number of a list of HubSpot");
        assertThatThrownBy(() -> fromSalesforce()
                        .kamelet("salesflow-salesforce-query-source", "query", "SELECT Id FROM Lead")
                        .start("kamelet:salesflow-salesforce-query-source", SINK))
                .hasStackTraceContaining("Parameter query must be a query that reads Id and a field with LinkedIn");
    }

    private RunningKamelets.Builder sink() {
        return RunningKamelets.of(folder)
                .salesflow(salesflow)
                .kamelet(
                        "salesflow-people-sink",
                        "campaignId",
                        String.valueOf(salesflow.campaign().id()))
                .kamelet("salesflow-people-sink", "unansweredWait", "10ms")
                .kamelet(
                        "salesflow-people-sink",
                        "directory",
                        folder.resolve("results").toString())
                .kamelet(
                        "salesflow-people-sink",
                        "stateFile",
                        folder.resolve("import.state").toString());
    }

    private RunningKamelets.Builder fromFiles() {
        return sink().kamelet(
                        "salesflow-csv-people-source",
                        "directory",
                        folder.resolve("in").toString())
                .kamelet("salesflow-csv-people-source", "readLock", "none");
    }

    private RunningKamelets.Builder fromHubSpot() {
        return sink().kamelet("salesflow-hubspot-list-source", "listId", "42")
                .kamelet("salesflow-hubspot-list-source", "hubspotToken", hubSpot.token())
                .kamelet("salesflow-hubspot-list-source", "hubspotApiUrl", hubSpot.apiUrl())
                .kamelet("salesflow-hubspot-list-source", "doNotContactProperty", "do_not_contact");
    }

    private RunningKamelets.Builder fromSalesforce() {
        String source = "salesflow-salesforce-query-source";
        return sink().kamelet(source, "loginUrl", salesforce.loginUrl())
                .kamelet(source, "clientId", salesforce.clientId())
                .kamelet(source, "clientSecret", salesforce.clientSecret())
                .kamelet(source, "query", "SELECT Id, LastName, LinkedIn_URL__c FROM Lead")
                .kamelet(source, "keyField", "Salesflow_Key__c");
    }

    private static String url(String name) {
        return "https://www.linkedin.com/in/" + name;
    }

    private String member(String firstName, String profile, String... more) {
        Map<String, String> values = new HashMap<>(Map.of("firstname", firstName, "lastname", "L"));
        if (!profile.isEmpty()) {
            values.put("hs_linkedin_url", url(profile));
        }
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        String id = hubSpot.contacts().add(values).id();
        hubSpot.lists().add("42", List.of(id));
        return id;
    }

    private void drop(String name, String... rows) throws IOException {
        Path made = Files.createDirectories(folder.resolve("in")).resolve(name + ".tmp");
        Files.writeString(made, String.join("\n", rows) + "\n");
        Files.move(made, folder.resolve("in").resolve(name));
    }

    private List<String> firstNames() {
        return salesflow.campaign().contacts().stream()
                .map(contact -> contact.profile().firstName())
                .toList();
    }

    private List<String> names(String of) throws IOException {
        if (!Files.exists(folder.resolve(of))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(of))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The lines of the result file whose name begins so. */
    private List<String> result(String beginning) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            Path file = files.filter(each -> each.getFileName().toString().startsWith(beginning))
                    .findFirst()
                    .orElseThrow();
            assertThat(file.getFileName())
                    .asString()
                    .endsWith("-campaign-" + salesflow.campaign().id() + ".result.csv");
            return Files.readAllLines(file);
        }
    }
}
