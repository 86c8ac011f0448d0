package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EditsToSalesflowTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private HubSpotSandbox hubSpot;
    private SalesflowSandbox salesflow;
    private SandboxContact ada;

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HubSpotSandbox.builder().withoutRateLimit().clock(() -> now).start();
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email("ada@example.com")
                .phone("1"));
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
    }

    @AfterEach
    void stop() {
        hubSpot.close();
    }

    @Test
    void whatSomebodyEditsIsInSalesflowOnceAndNothingElseChanges() {
        try (RunningContext running = context(Map.of())) {
            running.poll();
            edit("\"email\":\"lovelace@example.com\",\"company\":\"Analytical Engines\",\"website\":\"example.com\"");
            running.poll();
            running.poll();
        }

        assertThat(ada.now().profile()).satisfies(profile -> {
            assertThat(profile.email()).isEqualTo("lovelace@example.com");
            assertThat(profile.company()).isEqualTo("Analytical Engines");
            assertThat(profile.phone()).isEqualTo("1");
            assertThat(profile.firstName()).isEqualTo("Ada");
        });
        assertThat(salesflow.requestCount("members/update")).isEqualTo(1);
    }

    @Test
    void anEditThatIsMadeWhileNobodyListensIsNotLost() {
        try (RunningContext running = context(Map.of())) {
            running.poll();
        }
        edit("\"phone\":\"2\"");
        try (RunningContext running = context(Map.of())) {
            running.poll();
        }

        assertThat(ada.now().profile().phone()).isEqualTo("2");
    }

    @Test
    void whatIsEmptiedInHubSpotIsKeptInSalesflow() {
        try (RunningContext running = context(Map.of())) {
            running.poll();
            edit("\"phone\":\"\",\"email\":\"\"");
            running.poll();
        }

        assertThat(salesflow.requestCount("members/update")).isZero();
    }

    @Test
    void whoIsNotToBeContactedIsMuted() {
        hubSpot.properties().addText("do_not_contact", false);
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"))) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
        }

        assertThat(ada.now().muted()).isTrue();
    }

    @Test
    void orDeletedIfToldSo() {
        hubSpot.properties().addText("do_not_contact", false);
        Map<String, String> delete =
                Map.of("hubspot.edits.doNotContactProperty", "do_not_contact", "hubspot.edits.doNotContact", "delete");
        try (RunningContext running = context(delete)) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount("members/delete")).isEqualTo(1);
    }

    private void edit(String properties) {
        now = now.plusSeconds(5);
        Caller.patch(
                hubSpot,
                "/crm/v3/objects/contacts/" + hubSpot.contacts().all().get(0).id(),
                "{\"properties\":{" + properties + "}}");
    }

    private RunningContext context(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("hubspot.edits.stateFile", folder.resolve("edits.state").toString());
        return RunningContext.of(Program.EDITS, language, salesflow, hubSpot, properties);
    }
}
