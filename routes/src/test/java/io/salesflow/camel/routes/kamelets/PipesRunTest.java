package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStatus;
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
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Pipes of {@code examples/camel-k}, with the properties of their secret, as the operator of Camel K makes routes of them: what
 * a Pipe says of a Kamelet becomes properties of that Kamelet.
 */
class PipesRunTest {
    private static final Path PIPES = Path.of("../examples/camel-k/pipes");

    private static final String WEBHOOK_SECRET = "canary51e0d24b86af1c0e9d5b7a6234";

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

    private SandboxContact ada;
    private String adaInHubSpot;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();

    @BeforeEach
    void addWhatPipesBring() throws IOException {
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        ada.addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Call me");
        salesflow.campaign().start();
        salesflow.account().block();
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/digest.state"), "digest." + salesflow.accountId() + "=2026-01-01\n");
        String url = "https://www.linkedin.com/in/bob";
        Path people = Files.createDirectories(folder.resolve("state/people"));
        Files.writeString(people.resolve("people.csv"), "LinkedIn URL\n" + url + "\n");
        String bob = HUBSPOT.sandbox()
                .contacts()
                .add(Map.of("lastname", "B", "hs_linkedin_url", url))
                .id();
        HUBSPOT.sandbox().lists().add("42", List.of(bob));
        HUBSPOT.sandbox().properties().addText("salesflow_linkedin_key", true);
        adaInHubSpot = HUBSPOT.sandbox()
                .contacts()
                .add(Map.of("lastname", "A", "salesflow_linkedin_key", "ada"))
                .id();
        SALESFORCE.sandbox().objects().add("Lead", Map.of("LastName", "B", "Company", "C", "LinkedIn_URL__c", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts-to-hubspot",
                "messages-to-hubspot",
                "contacts-to-salesforce",
                "messages-to-salesforce",
                "accounts-to-mail",
                "csv-to-campaign",
                "hubspot-list-to-campaign",
                "salesforce-query-to-campaign",
                "hubspot-edits-to-salesflow",
                "digest-to-mail",
                "figures-to-csv",
                "figures-to-table",
                "campaigns-to-mail",
                "replies-to-mail",
                "events-to-hubspot",
                "events-to-salesforce"
            })
    void bringsWhatItIsForAndShowsNoSecret(String pipe) throws Exception {
        JsonNode spec = YAMLMapper.builder()
                .build()
                .readTree(Files.readString(PIPES.resolve(pipe + ".pipe.yaml")))
                .path("spec");
        RunningKamelets.Builder program = program();
        if (pipe.startsWith("events-")) {
            String port = freePort();
            program.property("camel.server.enabled", "true")
                    .property("camel.server.host", "127.0.0.1")
                    .property("camel.server.port", port)
                    .property("salesflow.webhookUrl", "http://127.0.0.1:" + port);
        }
        String from = end(spec.path("source"), "source", program);
        StringBuilder route = new StringBuilder("- route:\n    from:\n      uri: \"" + from + "\"\n      steps:\n");
        for (int i = 0; i < spec.path("steps").size(); i++) {
            route.append(step(end(spec.path("steps").get(i), "step-" + i, program)));
        }
        route.append(step(end(spec.path("sink"), "sink", program)));
        try (RunningKamelets running = program.start(route.toString())) {
            afterTheFirstLook(pipe, running);
            await().until(() -> isBrought(pipe));
            List<String> shown = new ArrayList<>(WhatToolsShow.endpoints(running.camel()));
            shown.addAll(WhatToolsShow.dumps(running.camel(), folder));
            shown.addAll(WhatToolsShow.beansOfJmx());
            shown.addAll(WhatToolsShow.traced(running.camel()));
            assertThat(shown)
                    .noneMatch(shows -> shows.contains(salesflow.token()))
                    .noneMatch(shows -> shows.contains(HUBSPOT.sandbox().token()))
                    .noneMatch(shows -> shows.contains(SALESFORCE.sandbox().clientSecret()))
                    .noneMatch(shows -> shows.contains("postgres-canary"))
                    .noneMatch(shows -> shows.contains(WEBHOOK_SECRET))
                    .noneMatch(shows -> shows.contains(Mailbox.PASSWORD));
        }
    }

    /** Some bring nothing but what happens after they began. */
    private void afterTheFirstLook(String pipe, RunningKamelets running) {
        if (pipe.startsWith("events-")) {
            await().until(() -> !salesflow.account().webhooks().isEmpty());
            salesflow.account().unblock();
            ada.invite("Hi");
            ada.connect();
        }
        if (pipe.equals("campaigns-to-mail")) {
            await().until(() -> hasBegun(running));
            salesflow.campaign().stop();
        }
        if (pipe.equals("replies-to-mail")) {
            await().until(() -> hasBegun(running));
            ada.addMessage(Instant.parse("2026-01-05T09:30:00Z"), "And again");
        }
        if (pipe.equals("hubspot-edits-to-salesflow")) {
            await().until(() ->
                    Files.readString(folder.resolve("state/edits.state")).contains("hubspot-edits="));
            Caller.patch(
                    HUBSPOT.sandbox(),
                    "/crm/v3/objects/contacts/" + adaInHubSpot,
                    "{\"properties\":{\"email\":\"ada@example.com\"}}");
        }
    }

    private static boolean hasBegun(RunningKamelets running) {
        return SalesflowFeeds.of(running.camel()).list().stream().anyMatch(FeedStatus::hasBegun);
    }

    private boolean isBrought(String pipe) {
        if (pipe.equals("figures-to-csv")) {
            return Files.exists(folder.resolve("state/salesflow-analytics.csv"));
        }
        if (pipe.equals("figures-to-table")) {
            return POSTGRES.sql()
                    .queryForObject("select to_regclass('salesflow_analytics') is not null", Boolean.class);
        }
        if (pipe.endsWith("-to-salesflow")) {
            return "ada@example.com"
                    .equals(salesflow.campaign().contacts().get(0).profile().email());
        }
        if (pipe.endsWith("-to-campaign")) {
            return salesflow.campaign().contacts().size() == 2;
        }
        if (pipe.equals("messages-to-hubspot")) {
            return HUBSPOT.sandbox().communications().all().size() == 1;
        }
        if (pipe.endsWith("-to-hubspot")) {
            return HUBSPOT.sandbox()
                    .contacts()
                    .find("salesflow_linkedin_key", "ada")
                    .get(0)
                    .value("salesflow_member_id")
                    .isPresent();
        }
        return pipe.endsWith("-to-salesforce")
                ? SALESFORCE.sandbox().objects().all("Lead").size() == 2
                : !mailbox.mails().isEmpty();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    private static String step(String uri) {
        return "        - to:\n            uri: \"" + uri + "\"\n";
    }

    /** The endpoint of the source, a step or the sink. */
    private String end(JsonNode end, String which, RunningKamelets.Builder program) {
        String kamelet = end.path("ref").path("name").asText();
        end.path("properties")
                .properties()
                .forEach(property -> program.kamelet(
                        kamelet,
                        which + "." + property.getKey(),
                        property.getValue()
                                .asText()
                                .replace(
                                        "/var/lib/salesflow",
                                        folder.resolve("state").toString())));
        return "kamelet:" + kamelet + "/" + which;
    }

    private RunningKamelets.Builder program() {
        return RunningKamelets.of(folder)
                .salesflow(salesflow)
                .withoutTokens()
                .withoutStateStore()
                .property("camel.main.jmx-enabled", "true")
                .property("camel.trace.enabled", "true")
                .property("salesflow.token", salesflow.token())
                .property("salesflow.accountId", String.valueOf(salesflow.accountId()))
                .property(
                        "salesflow.campaignId",
                        String.valueOf(salesflow.campaign().id()))
                .property("salesflow.webhookSecret", WEBHOOK_SECRET)
                .property("database.url", POSTGRES.url())
                .property("database.user", "postgres")
                .property("database.password", "postgres-canary")
                .property("hubspot.listId", "42")
                .property("salesforce.query", "SELECT Id, LastName, LinkedIn_URL__c FROM Lead")
                .kamelet(
                        "salesflow-hubspot-list-source",
                        "hubspotApiUrl",
                        HUBSPOT.sandbox().apiUrl())
                .kamelet(
                        "salesflow-hubspot-edits-source",
                        "hubspotApiUrl",
                        HUBSPOT.sandbox().apiUrl())
                .kamelet("salesflow-hubspot-edits-source", "period", "50ms")
                .property("hubspot.token", HUBSPOT.sandbox().token())
                .property("hubspot.apiUrl", HUBSPOT.sandbox().apiUrl())
                .kamelet(
                        "salesflow-hubspot-contacts-sink",
                        "hubspotApiUrl",
                        HUBSPOT.sandbox().apiUrl())
                .kamelet(
                        "salesflow-hubspot-messages-sink",
                        "hubspotApiUrl",
                        HUBSPOT.sandbox().apiUrl())
                .property("salesforce.loginUrl", SALESFORCE.sandbox().loginUrl())
                .property("salesforce.clientId", SALESFORCE.sandbox().clientId())
                .property("salesforce.clientSecret", SALESFORCE.sandbox().clientSecret())
                .kamelet(
                        "salesflow-email-alert-sink",
                        "port",
                        String.valueOf(mailbox.gate().port()))
                .kamelet("salesflow-email-alert-sink", "protocol", "smtp")
                .kamelet("salesflow-email-alert-sink", "startTls", "false")
                .property("mail.host", "127.0.0.1")
                .property("mail.username", Mailbox.LOGIN)
                .property("mail.password", Mailbox.PASSWORD)
                .property("mail.from", "Salesflow <salesflow@example.com>")
                .property("mail.to", Mailbox.SALES);
    }
}
