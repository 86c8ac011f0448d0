package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.routes.EndedExchanges;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.PostgresExtension;
import io.salesflow.camel.routes.hubspot.Caller;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where the secrets come to light of the Kamelets that are no feeds, and keep files: nowhere, and in no file either. */
class KameletSecretsInFilesTest {
    private static final String HUBSPOT_TOKEN = "canary-hubspot-token-77aa";
    private static final String CLIENT_SECRET = "canary-client-secret-99bb";
    private static final String DATABASE_PASSWORD = "canary-database-33cc";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension(
            HubSpotSandbox.builder().token(HUBSPOT_TOKEN).withoutRateLimit());

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE = new SalesforceSandboxExtension(SalesforceSandbox.builder()
            .connectedApp("key", CLIENT_SECRET)
            .metadata(Path.of("../examples/salesforce/force-app")));

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @RegisterExtension
    private final Mailbox mailbox = new Mailbox();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private final List<Exchange> ended = Collections.synchronizedList(new ArrayList<>());

    @Test
    void noSecretIsInAUriADumpATraceALogOrAFile() throws Exception {
        addPeople();
        List<String> seen = new ArrayList<>();
        // At DEBUG Camel writes each property that it reads to its log, whosever it is.
        try (LogLines camel = LogLines.of("org.apache.camel", Level.INFO);
                LogLines ours = LogLines.of("io.salesflow", Level.TRACE);
                LogLines http = LogLines.of("org.apache.hc", Level.DEBUG);
                RunningKamelets running = start()) {
            await().until(() -> salesflow.campaign().contacts().size() == 4
                    && mailbox.mails().size() == 1
                    && Files.exists(folder.resolve("figures.csv"))
                    && text("edits.state").contains("hubspot-edits="));
            Caller.patch(
                    HUBSPOT.sandbox(),
                    "/crm/v3/objects/contacts/"
                            + HUBSPOT.sandbox().contacts().all().get(0).id(),
                    "{\"properties\":{\"email\":\"ada@example.com\"}}");
            await().until(() -> salesflow.requestCount("members/update") > 0);
            HUBSPOT.sandbox().faults().next(3, Fault.status(401));
            SALESFORCE.sandbox().faults().next(3, Fault.status(401));
            int calls = HUBSPOT.sandbox().journal().count();
            await().until(() -> HUBSPOT.sandbox().journal().count() > calls + 3);
            seen.addAll(WhatToolsShow.endpoints(running.camel()));
            seen.addAll(WhatToolsShow.dumps(running.camel(), folder));
            seen.addAll(WhatToolsShow.beansOfJmx());
            seen.addAll(WhatToolsShow.traced(running.camel()));
            seen.addAll(camel.all());
            seen.addAll(ours.all());
            seen.addAll(http.all());
        }
        List.copyOf(ended)
                .forEach(exchange -> seen.add(exchange.getAllProperties() + " "
                        + exchange.getMessage().getHeaders() + " "
                        + exchange.getMessage().getBody()));
        mailbox.mails().forEach(mail -> seen.add(mail.raw()));
        seen.addAll(files());
        assertThat(seen).hasSizeGreaterThan(300);
        for (String secret :
                List.of(salesflow.token(), HUBSPOT_TOKEN, CLIENT_SECRET, DATABASE_PASSWORD, Mailbox.PASSWORD)) {
            assertThat(seen.stream().filter(text -> text.contains(secret)))
                    .as(secret)
                    .isEmpty();
        }
    }

    private void addPeople() throws IOException {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        HUBSPOT.sandbox().properties().addText("salesflow_linkedin_key", true);
        HUBSPOT.sandbox().contacts().add(Map.of("lastname", "A", "salesflow_linkedin_key", "ada"));
        String bob = HUBSPOT.sandbox()
                .contacts()
                .add(Map.of("lastname", "B", "hs_linkedin_url", "https://www.linkedin.com/in/bob"))
                .id();
        HUBSPOT.sandbox().lists().add("42", List.of(bob));
        SALESFORCE
                .sandbox()
                .objects()
                .add(
                        "Lead",
                        Map.of("LastName", "C", "Company", "C", "LinkedIn_URL__c", "https://www.linkedin.com/in/cy"));
        Path people = Files.createDirectories(folder.resolve("people"));
        Files.writeString(people.resolve("people.csv"), "LinkedIn URL\nhttps://www.linkedin.com/in/dan\n");
        Files.writeString(folder.resolve("digest.state"), "digest." + salesflow.accountId() + "=2026-01-01\n");
    }

    private RunningKamelets start() {
        RunningKamelets.Builder builder = RunningKamelets.of(folder)
                .salesflow(salesflow)
                .mail(mailbox)
                .bean("ends", new EndedExchanges(ended))
                .property("camel.main.jmx-enabled", "true")
                .property("camel.trace.enabled", "true")
                .property("hubspot.retryDelay", "10");
        set(
                builder,
                "people-sink",
                "campaignId",
                String.valueOf(salesflow.campaign().id()));
        set(builder, "people-sink", "directory", folder.resolve("results").toString());
        set(builder, "people-sink", "stateFile", folder.resolve("import.state").toString());
        set(builder, "csv-people-source", "directory", folder.resolve("people").toString());
        set(builder, "csv-people-source", "readLock", "none");
        for (String source : List.of("hubspot-list-source", "hubspot-edits-source")) {
            set(builder, source, "hubspotToken", HUBSPOT_TOKEN);
            set(builder, source, "period", "500ms"); // or else it would be held up by the rate that HubSpot takes
            set(builder, source, "hubspotApiUrl", HUBSPOT.sandbox().apiUrl());
        }
        set(builder, "hubspot-list-source", "listId", "42");
        set(
                builder,
                "hubspot-edits-source",
                "stateFile",
                folder.resolve("edits.state").toString());
        set(builder, "salesforce-query-source", "loginUrl", SALESFORCE.sandbox().loginUrl());
        set(builder, "salesforce-query-source", "clientId", "key");
        set(builder, "salesforce-query-source", "clientSecret", CLIENT_SECRET);
        set(builder, "salesforce-query-source", "query", "SELECT Id, LastName, LinkedIn_URL__c FROM Lead");
        set(
                builder,
                "digest-source",
                "stateFile",
                folder.resolve("digest.state").toString());
        set(
                builder,
                "figures-source",
                "stateFile",
                folder.resolve("figures.state").toString());
        set(builder, "figures-csv-sink", "file", folder.resolve("figures.csv").toString());
        set(builder, "figures-table-sink", "url", POSTGRES.url());
        set(builder, "figures-table-sink", "username", "postgres");
        set(builder, "figures-table-sink", "password", DATABASE_PASSWORD);
        return builder.start(route("csv-people-source", "people-sink")
                + route("hubspot-list-source", "people-sink")
                + route("salesforce-query-source", "people-sink")
                + route("hubspot-edits-source", "hubspot-edits-sink")
                + route("digest-source", "email-alert-sink")
                + route("figures-source", "figures-table-sink", "figures-csv-sink"));
    }

    private static void set(RunningKamelets.Builder builder, String kamelet, String parameter, String value) {
        builder.kamelet("salesflow-" + kamelet, parameter, value);
    }

    private static String route(String source, String... sinks) {
        StringBuilder route = new StringBuilder("- route:\n    from:\n      uri: \"kamelet:salesflow-" + source
                + "\"\n      steps:\n        - multicast:\n" + "            steps:\n");
        for (String sink : sinks) {
            route.append("              - to: \"kamelet:salesflow-" + sink + "\"\n");
        }
        return route.toString();
    }

    private String text(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
