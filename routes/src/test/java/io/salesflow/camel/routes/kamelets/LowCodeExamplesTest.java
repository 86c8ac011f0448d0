package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.salesflow.camel.routes.PostgresExtension;
import io.salesflow.camel.routes.hubspot.Caller;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of {@code examples/low-code}, as they are. */
class LowCodeExamplesTest {
    private static final Path EXAMPLES = Path.of("../examples/low-code");
    private static final Instant MORNING = Instant.parse("2026-01-05T08:30:00Z");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE = new SalesforceSandboxExtension(
            SalesforceSandbox.builder().metadata(Path.of("../examples/salesforce/force-app")));

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @RegisterExtension
    private final Mailbox mailbox = new Mailbox();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();

    @BeforeEach
    void addMessage() {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .lastName("Lovelace"));
        ada.addMessage(MORNING, "Call me");
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isMadeOfKameletsOnly(Path file) throws IOException {
        List<String> uris = new ArrayList<>();
        JsonNode routes = YAMLMapper.builder().build().readTree(Files.readString(file));
        routes.findValues("uri").forEach(uri -> uris.add(uri.asText()));
        assertThat(uris).hasSizeGreaterThanOrEqualTo(2).allMatch(uri -> uri.startsWith("kamelet:salesflow-"));
        for (JsonNode route : routes) {
            JsonNode from = route.path("route").path("from");
            checkParameters(from);
            from.path("steps").forEach(step -> checkParameters(step.path("to")));
        }
    }

    /** Each parameter is one of the Kamelet, and those that it needs are there. */
    private static void checkParameters(JsonNode endpoint) {
        KameletFile kamelet = KameletFile.named(endpoint.path("uri").asText().replaceFirst("kamelet:", ""));
        List<String> given = new ArrayList<>();
        endpoint.path("parameters").properties().forEach(parameter -> {
            given.add(parameter.getKey());
            JsonNode declared = kamelet.parameters().get(parameter.getKey());
            assertThat(declared).as(kamelet + " " + parameter.getKey()).isNotNull();
            if (declared.path("format").asText().equals("password")) {
                assertThat(parameter.getValue().asText()).startsWith("#property:");
            }
        });
        kamelet.definition().path("required").forEach(name -> assertThat(given).contains(name.asText()));
    }

    @Test
    void sendsRepliesByMail() {
        runs("replies-to-mail", () -> mailbox.mails().size() == 1);
        assertThat(mailbox.mails().get(0).subject()).contains("Ada");
    }

    @Test
    void sendsAlertsByMail() {
        salesflow.account().block();
        runs("alerts-to-mail", () -> mailbox.mails().size() == 1);
        assertThat(mailbox.mails().get(0).subject()).contains("blocked");
    }

    @Test
    void sendsTheDigestByMail() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/digest.state"), "digest." + salesflow.accountId() + "=2026-01-01\n");
        runs("digest-to-mail", () -> mailbox.mails().size() == 1);
        assertThat(mailbox.mails().get(0).subject()).startsWith("Salesflow on ");
    }

    @Test
    void takesContactsToHubSpot() {
        runs("contacts-to-hubspot", () -> HUBSPOT.sandbox().contacts().count() == 1);
    }

    @Test
    void takesMessagesToHubSpot() {
        runs(
                "messages-to-hubspot",
                () -> HUBSPOT.sandbox().communications().all().size() == 1);
    }

    @Test
    void takesContactsToSalesforce() {
        runs(
                "contacts-to-salesforce",
                () -> SALESFORCE.sandbox().objects().all("Lead").size() == 1);
    }

    @Test
    void takesMessagesToSalesforce() {
        runs(
                "messages-to-salesforce",
                () -> SALESFORCE.sandbox().objects().all("Task").size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "hubspot-list", "salesforce-query"})
    void takesPeopleIntoACampaign(String source) throws IOException {
        String url = "https://www.linkedin.com/in/bob";
        Path people = Files.createDirectories(folder.resolve("people"));
        Files.writeString(people.resolve("people.csv"), "LinkedIn URL\n" + url + "\n");
        String bob = HUBSPOT.sandbox()
                .contacts()
                .add(Map.of("lastname", "B", "hs_linkedin_url", url))
                .id();
        HUBSPOT.sandbox().lists().add("42", List.of(bob));
        SALESFORCE.sandbox().objects().add("Lead", Map.of("LastName", "B", "Company", "C", "LinkedIn_URL__c", url));
        runs(source + "-to-campaign", () -> salesflow.campaign().contacts().size() == 2);
    }

    @Test
    void takesEditsInHubSpotToSalesflow() {
        HUBSPOT.sandbox().properties().addText("salesflow_linkedin_key", true);
        String ada = HUBSPOT.sandbox()
                .contacts()
                .add(Map.of("lastname", "A", "salesflow_linkedin_key", "ada"))
                .id();
        Path state = folder.resolve("state/edits.state");
        AtomicBoolean isEdited = new AtomicBoolean();
        runs("hubspot-edits-to-salesflow", () -> {
            if (Files.readString(state).contains("hubspot-edits=") && isEdited.compareAndSet(false, true)) {
                Caller.patch(
                        HUBSPOT.sandbox(),
                        "/crm/v3/objects/contacts/" + ada,
                        "{\"properties\":{\"email\":\"ada@example.com\"}}");
            }
            return "ada@example.com"
                    .equals(salesflow.campaign().contacts().get(0).profile().email());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubspot", "salesforce"})
    void takesWhoAcceptsToACrmAtOnce(String crm) throws IOException {
        SandboxContact bob = salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.lastName("B"));
        AtomicBoolean isConnected = new AtomicBoolean();
        runs("events-to-" + crm, () -> {
            if (!salesflow.account().webhooks().isEmpty() && isConnected.compareAndSet(false, true)) {
                bob.invite("Hi");
                bob.connect();
            }
            return HUBSPOT.sandbox().contacts().count()
                            + SALESFORCE.sandbox().objects().all("Lead").size()
                    == 1;
        });
    }

    @Test
    void takesFiguresToAFile() {
        runs("figures-to-csv", () -> Files.exists(folder.resolve("figures.csv")));
    }

    @Test
    void takesFiguresToATable() {
        runs("figures-to-table", () -> POSTGRES.sql()
                .queryForObject("select to_regclass('salesflow_analytics') is not null", Boolean.class));
    }

    @Test
    void thePropertiesAreThoseThatTheRoutesAskFor() throws IOException {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(EXAMPLES.resolve("application.properties")));
        StringBuilder routes = new StringBuilder();
        for (Path file : files()) {
            routes.append(Files.readString(file));
        }
        assertThat(properties.stringPropertyNames())
                .filteredOn(name -> !name.startsWith("camel."))
                .allMatch(name -> routes.toString().contains(name));
        assertThat(properties.getProperty("camel.jbang.dependencies"))
                .contains("mvn:io.salesflow.camel:camel-salesflow-routes:" + KameletFile.version());
    }

    private void runs(String example, Callable<Boolean> until) {
        String port = freePort();
        RunningKamelets.Builder program = RunningKamelets.of(folder)
                .property("salesflow.token", salesflow.token())
                .property("salesflow.accountId", String.valueOf(salesflow.accountId()))
                .property("salesflow.apiUrl", salesflow.apiUrl())
                .property("salesflow.statisticsApiUrl", salesflow.statisticsApiUrl())
                .property("salesflow.stateDirectory", folder.resolve("state").toString())
                .property("salesflow.period", "50ms")
                .property("salesflow.backfill", "all")
                .property("mail.host", "127.0.0.1")
                .property("mail.port", String.valueOf(mailbox.gate().port()))
                .property("mail.protocol", "smtp")
                .property("mail.startTls", "false")
                .property("mail.username", Mailbox.LOGIN)
                .property("mail.password", Mailbox.PASSWORD)
                .property("mail.from", "Salesflow <salesflow@example.com>")
                .property("mail.to", Mailbox.SALES)
                .property(
                        "salesflow.campaignId",
                        String.valueOf(salesflow.campaign().id()))
                .property("people.directory", folder.resolve("people").toString())
                .property("camel.server.enabled", String.valueOf(example.startsWith("events-")))
                .property("camel.server.host", "127.0.0.1")
                .property("camel.server.port", port)
                .property("salesflow.webhookUrl", "http://127.0.0.1:" + port)
                .property("salesflow.webhookSecret", "canary51e0d24b86af1c0e9d5b7a6234")
                .property("figures.file", folder.resolve("figures.csv").toString())
                .property("database.url", POSTGRES.url())
                .property("database.user", "postgres")
                .property("database.password", "postgres")
                .property("hubspot.listId", "42")
                .property("salesforce.query", "SELECT Id, LastName, LinkedIn_URL__c FROM Lead")
                .property("hubspot.token", HUBSPOT.sandbox().token())
                .property("hubspot.apiUrl", HUBSPOT.sandbox().apiUrl())
                .property("salesforce.loginUrl", SALESFORCE.sandbox().loginUrl())
                .property("salesforce.clientId", SALESFORCE.sandbox().clientId())
                .property("salesforce.clientSecret", SALESFORCE.sandbox().clientSecret())
                .kamelet(
                        "salesflow-email-alert-sink",
                        "stateFile",
                        folder.resolve("mail.state").toString());
        try (RunningKamelets running = program.start(text(EXAMPLES.resolve(example + ".camel.yaml")))) {
            await().until(until);
            assertThat(running.camel().getRoutes()).isNotEmpty();
        }
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
