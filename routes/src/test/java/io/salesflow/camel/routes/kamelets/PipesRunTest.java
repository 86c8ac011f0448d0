package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE = new SalesforceSandboxExtension(
            SalesforceSandbox.builder().metadata(Path.of("../examples/salesforce/force-app")));

    @RegisterExtension
    private final Mailbox mailbox = new Mailbox();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();

    @BeforeEach
    void addMessage() {
        salesflow
                .campaign()
                .addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"))
                .addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Call me");
        salesflow.account().block();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contacts-to-hubspot",
                "messages-to-hubspot",
                "contacts-to-salesforce",
                "messages-to-salesforce",
                "accounts-to-mail"
            })
    void bringsWhatItIsForAndShowsNoSecret(String pipe) throws Exception {
        JsonNode spec = YAMLMapper.builder()
                .build()
                .readTree(Files.readString(PIPES.resolve(pipe + ".pipe.yaml")))
                .path("spec");
        RunningKamelets.Builder program = program();
        String from = end(spec, "source", program);
        try (RunningKamelets running = program.start(from, end(spec, "sink", program))) {
            await().until(() -> HUBSPOT.sandbox().contacts().count()
                            + SALESFORCE.sandbox().objects().all("Lead").size()
                            + mailbox.mails().size()
                    > 0);
            List<String> shown = new ArrayList<>(WhatToolsShow.endpoints(running.camel()));
            shown.addAll(WhatToolsShow.dumps(running.camel(), folder));
            shown.addAll(WhatToolsShow.beansOfJmx());
            shown.addAll(WhatToolsShow.traced(running.camel()));
            assertThat(shown)
                    .noneMatch(shows -> shows.contains(salesflow.token()))
                    .noneMatch(shows -> shows.contains(HUBSPOT.sandbox().token()))
                    .noneMatch(shows -> shows.contains(SALESFORCE.sandbox().clientSecret()))
                    .noneMatch(shows -> shows.contains(Mailbox.PASSWORD));
        }
    }

    /** The endpoint of the source or the sink. */
    private String end(JsonNode spec, String which, RunningKamelets.Builder program) {
        String kamelet = spec.path(which).path("ref").path("name").asText();
        spec.path(which)
                .path("properties")
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
