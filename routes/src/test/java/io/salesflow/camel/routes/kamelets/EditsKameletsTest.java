package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.routes.hubspot.Caller;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people edit in HubSpot, from a route that is nothing but the source and the sink. */
class EditsKameletsTest {
    private static final String SOURCE = "kamelet:salesflow-hubspot-edits-source";
    private static final String SINK = "kamelet:salesflow-hubspot-edits-sink";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private final HubSpotSandbox hubSpot = HUBSPOT.sandbox();
    private SandboxContact ada;
    private String adaInHubSpot;
    private RunningKamelets running;

    @BeforeEach
    void addAda() {
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.email("ada@example.com"));
        hubSpot.properties().addText("salesflow_linkedin_key", true);
        hubSpot.properties().addText("do_not_contact", false);
        adaInHubSpot = hubSpot.contacts()
                .add(Map.of("lastname", "A", "email", "ada@example.com", "salesflow_linkedin_key", "ada"))
                .id();
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void takesAnEditToSalesflowAlsoWhenItFailsAtFirstAndGoesOnAfterARestart() {
        begin("mute");
        salesflow.faults().on("members/update", Fault.serverError(500)).times(1);
        edit("\"email\":\"lovelace@example.com\"");
        await().until(() -> "lovelace@example.com".equals(ada.now().profile().email()));
        running.close();
        edit("\"phone\":\"42\"");
        running = kamelets("mute").start(SOURCE, SINK);
        await().until(() -> "42".equals(ada.now().profile().phone()));
        assertThat(ada.now().profile().email()).isEqualTo("lovelace@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mute", "delete"})
    void whoIsNotToBeContactedIsLeftAlone(String what) {
        begin(what);
        edit("\"do_not_contact\":\"true\"");
        await().until(() -> what.equals("mute")
                ? ada.now().muted()
                : salesflow.campaign().contacts().isEmpty());
    }

    @Test
    void whatCameFromSalesflowDoesNotGoBackToIt() {
        running = kamelets("mute")
                .kamelet("salesflow-hubspot-contacts-sink", "hubspotToken", hubSpot.token())
                .kamelet("salesflow-hubspot-contacts-sink", "hubspotApiUrl", hubSpot.apiUrl())
                .start("""
                        - route:
                            from:
                              uri: "kamelet:salesflow-contacts-source"
                              steps:
                                - to: "kamelet:salesflow-hubspot-contacts-sink"
                        - route:
                            from:
                              uri: "%s"
                              steps:
                                - to: "mock:seen"
                                - to: "%s"
                        """.formatted(SOURCE, SINK));
        await().until(() -> hasBegun()
                && hubSpot.contacts().all().get(0).value("salesflow_member_id").isPresent());
        ada.edit(contact -> contact.email("lovelace@example.com"));
        await().until(() ->
                hubSpot.contacts().find("email", "lovelace@example.com").size() == 1);
        edit("\"phone\":\"42\"");
        await().until(() -> "42".equals(ada.now().profile().phone()));
        assertThat(salesflow.requestCount("members/update")).isEqualTo(1);
        assertThat(running.mock("seen").getExchanges())
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getBody(String.class))
                        .startsWith("[{\"Id\":\"" + adaInHubSpot + "\",\"LinkedInKey\":\"ada\""));
    }

    @Test
    void editsFromElsewhereAreRefused() {
        running = kamelets("mute").start("direct:start", SINK);
        assertThatThrownBy(() -> running.request("direct:start", "[]"))
                .rootCause()
                .hasMessageContaining("Only what Salesflow HubSpot Edits Source delivers can be taken");
        running.close();
        assertThatThrownBy(() -> kamelets("scold").start("direct:start", SINK))
                .hasStackTraceContaining("Parameter doNotContact must be mute or delete: scold");
    }

    private void begin(String doNotContact) {
        running = kamelets(doNotContact).start(SOURCE, SINK);
        await().until(this::hasBegun);
    }

    private boolean hasBegun() throws IOException {
        Path state = folder.resolve("edits.state");
        return Files.exists(state) && Files.readString(state).contains("hubspot-edits=");
    }

    private void edit(String properties) {
        Caller.patch(hubSpot, "/crm/v3/objects/contacts/" + adaInHubSpot, "{\"properties\":{" + properties + "}}");
    }

    private RunningKamelets.Builder kamelets(String doNotContact) {
        String source = "salesflow-hubspot-edits-source";
        return RunningKamelets.of(folder)
                .salesflow(salesflow)
                .kamelet(source, "hubspotToken", hubSpot.token())
                .kamelet(source, "hubspotApiUrl", hubSpot.apiUrl())
                .kamelet(source, "stateFile", folder.resolve("edits.state").toString())
                .kamelet(source, "doNotContactProperty", "do_not_contact")
                .kamelet("salesflow-hubspot-edits-sink", "doNotContact", doNotContact);
    }
}
