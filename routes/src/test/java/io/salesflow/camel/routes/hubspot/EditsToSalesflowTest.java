package io.salesflow.camel.routes.hubspot;

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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Edits that go from a HubSpot to a Salesflow on this machine, in both languages. */
@ParameterizedClass
@EnumSource
abstract class EditsToSalesflowTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @Parameter
    Language language;

    @TempDir
    Path folder;

    Instant now = Instant.parse("2026-01-05T08:00:00Z");
    HubSpotSandbox hubSpot;
    SalesflowSandbox salesflow;
    SandboxContact ada;

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

    String addBob() {
        salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.firstName("Bob"));
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
        return hubSpot.contacts().find("salesflow_linkedin_key", "bob").get(0).id();
    }

    void edit(String properties) {
        edit(hubSpot.contacts().all().get(0).id(), properties);
    }

    void edit(String id, String properties) {
        now = now.plusSeconds(5);
        Caller.patch(hubSpot, "/crm/v3/objects/contacts/" + id, "{\"properties\":{" + properties + "}}");
    }

    RunningContext context(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("hubspot.edits.stateFile", folder.resolve("edits.state").toString());
        return RunningContext.of(Program.EDITS, language, salesflow, hubSpot, properties);
    }
}
