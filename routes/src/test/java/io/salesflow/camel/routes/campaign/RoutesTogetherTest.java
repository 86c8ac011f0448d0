package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.LogLines;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** All routes of the jar in one program, and those into a campaign at the same time. */
@ParameterizedClass
@EnumSource
class RoutesTogetherTest {
    private static final Path METADATA = Path.of("../examples/salesforce/force-app");
    private static final List<String> INTO_CAMPAIGN =
            List.of("csv-to-campaign", "hubspot-list-to-campaign", "salesforce-report-to-campaign");
    private static final int PEOPLE = 30;

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(METADATA));

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private SalesforceSandbox salesforce;

    @BeforeEach
    void fill() throws IOException {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        salesforce = SALESFORCE.sandbox();
        hubSpot.lists()
                .add(
                        "42",
                        IntStream.range(0, PEOPLE)
                                .mapToObj(i -> hubSpot.contacts()
                                        .add(Map.of("firstname", "P" + i, "hs_linkedin_url", url(i)))
                                        .id())
                                .toList());
        IntStream.range(0, PEOPLE).forEach(i -> salesforce
                .objects()
                .add("Lead", Map.of("LastName", "P" + i, "Company", "C", "LinkedIn_URL__c", url(i))));
        Files.createDirectory(folder.resolve("people"));
        Files.writeString(
                folder.resolve("people/people.csv"),
                "LinkedIn\n"
                        + IntStream.range(0, PEOPLE)
                                .mapToObj(i -> url(i) + "\n")
                                .collect(Collectors.joining()));
    }

    @Test
    void whoComesFromThreeSidesAtTheSameTimeComesOnce() throws IOException {
        Main main = program();
        try {
            CompletableFuture.allOf(INTO_CAMPAIGN.stream()
                            .map(route -> CompletableFuture.runAsync(() -> poll(main, route)))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            main.stop();
        }

        assertThat(salesflow.campaign().contacts())
                .hasSize(PEOPLE)
                .extracting(contact -> contact.profile().memberUrl())
                .doesNotHaveDuplicates();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".result.csv")))
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(file).content().hasLineCount(PEOPLE + 1));
        }
    }

    @Test
    void theTokensAreInNoLogLineFileOrEndpointWhateverFails() throws IOException {
        List<String> seen = new ArrayList<>();
        Main main = program();
        try (LogLines camel = LogLines.of("org.apache.camel", Level.INFO);
                LogLines ours = LogLines.of("io.salesflow", Level.TRACE)) {
            for (Fault fault : List.of(
                    Fault.echoToken(),
                    Fault.resetAfterExecution(),
                    Fault.htmlPage(500),
                    Fault.rateLimited(Duration.ZERO),
                    Fault.envelope(403, "No"))) {
                Files.writeString(folder.resolve("people/more.csv"), "LinkedIn\n" + url(PEOPLE + seen.size()) + "\n");
                seen.add(fault.toString());
                salesflow.faults().on("members/import", fault).times(1);
                INTO_CAMPAIGN.forEach(route -> poll(main, route));
            }
            Files.writeString(folder.resolve("people/last.csv"), "LinkedIn\n" + url(PEOPLE + seen.size()) + "\n");
            salesflow.faults().on("members/list-by-account", Fault.echoToken()).times(1);
            INTO_CAMPAIGN.forEach(route -> poll(main, route));
            assertThat(salesflow.faults().rules()).allMatch(rule -> rule.hits() == 1);
            main.getCamelContext().getEndpoints().stream()
                    .map(Endpoint::getEndpointUri)
                    .forEach(seen::add);
            seen.addAll(camel.all());
            seen.addAll(ours.all());
        } finally {
            main.stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.add(Files.readString(file));
            }
        }

        assertThat(seen)
                .hasSizeGreaterThan(20)
                .anyMatch(text -> text.contains("Whether"))
                .noneMatch(text -> text.contains(salesflow.token())
                        || text.contains(hubSpot.token())
                        || text.contains(salesforce.clientSecret()));
    }

    @Test
    void theRoutesAreOffUntilTheyAreSwitchedOn() {
        Main main = new Main();
        addRoutes(main);
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.component.salesflow.token", "t",
                "camel.component.salesflow.account-id", "1",
                "salesflow.contacts-to-hubspot.enabled", "false"));
        main.setInitialProperties(properties);
        main.bind("feedStore", new MemoryFeedStore());
        main.start();
        try {
            assertThat(main.getCamelContext().getRoutes())
                    .extracting(Route::getRouteId)
                    .doesNotContainAnyElementsOf(INTO_CAMPAIGN);
        } finally {
            main.stop();
        }
    }

    private void addRoutes(Main main) {
        if (language == Language.YAML) {
            main.configure().withRoutesIncludePattern("classpath:camel/*.yaml");
        } else {
            main.configure().withRoutesIncludePattern("classpath:no-routes/*");
            main.configure().addRoutesBuilder(new CsvToCampaign());
            main.configure().addRoutesBuilder(new HubSpotListToCampaign());
            main.configure().addRoutesBuilder(new SalesforceReportToCampaign());
        }
    }

    private Main program() {
        Main main = new Main();
        addRoutes(main);
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("camel.component.salesflow.token", salesflow.token()),
                Map.entry("camel.component.salesflow.account-id", String.valueOf(salesflow.accountId())),
                Map.entry("camel.component.salesflow.api-url", salesflow.apiUrl()),
                Map.entry("camel.component.salesflow.retries", "0"),
                Map.entry("camel.component.salesforce.login-url", salesforce.loginUrl()),
                Map.entry("camel.component.salesforce.client-id", salesforce.clientId()),
                Map.entry("camel.component.salesforce.client-secret", salesforce.clientSecret()),
                Map.entry("camel.component.salesforce.lazy-login", "true"),
                Map.entry("hubspot.apiUrl", hubSpot.apiUrl()),
                Map.entry("hubspot.token", hubSpot.token()),
                Map.entry("salesflow.contacts-to-hubspot.enabled", "false"),
                Map.entry("salesflow.import.unansweredWait", "0"),
                Map.entry(
                        "salesflow.import.stateFile",
                        folder.resolve("import.state").toString()),
                Map.entry(
                        "salesflow.csv-to-campaign.directory",
                        folder.resolve("people").toString()),
                Map.entry("salesflow.csv-to-campaign.readLock", "none"),
                Map.entry("salesflow.hubspot-list-to-campaign.listId", "42"),
                Map.entry("salesflow.hubspot-list-to-campaign.directory", folder.toString()),
                Map.entry("salesflow.salesforce-report-to-campaign.directory", folder.toString()),
                Map.entry(
                        "salesflow.salesforce-report-to-campaign.query",
                        "SELECT Id, LastName, LinkedIn_URL__c FROM Lead")));
        INTO_CAMPAIGN.forEach(route -> {
            properties.put("salesflow." + route + ".enabled", "true");
            properties.put("salesflow." + route + ".scheduled", "false");
            properties.put(
                    "salesflow." + route + ".campaignId",
                    String.valueOf(salesflow.campaign().id()));
        });
        main.setInitialProperties(properties);
        main.start();
        return main;
    }

    private static void poll(Main main, String route) {
        ((ScheduledPollConsumer) main.getCamelContext().getRoute(route).getConsumer()).run();
    }

    private static String url(int i) {
        return "https://www.linkedin.com/in/person-" + i;
    }
}
