package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class WrongPathOfHubSpotTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @Parameter
    private Language language;

    @ParameterizedTest
    @CsvSource({
        "CONTACTS,hubspot.contactsPath,/crm/objects/nowhere/contacts",
        "CONTACTS,hubspot.contactsPath,/crm/v3/objects/contact",
        "MESSAGES,hubspot.contactsPath,/crm/objects/nowhere/contacts",
        "MESSAGES,hubspot.communicationsPath,/crm/objects/nowhere/communications"
    })
    void isToldAfterOneCallAndNobodyIsParkedForIt(Program program, String property, String path) {
        SalesflowSandbox salesflow = SALESFLOW.sandbox();
        HubSpotSandbox hubSpot = HUBSPOT.sandbox();
        IntStream.range(0, 40).forEach(i -> salesflow
                .campaign()
                .addContact("linkedin.com/in/person-" + i, contact -> contact.firstName("P"))
                .addMessage(Instant.parse("2026-01-05T09:00:00Z"), "Hello"));
        MemoryFeedStore store = new MemoryFeedStore();
        Map<String, String> settings = Map.of(
                property,
                path,
                "salesflow." + program.name().toLowerCase(Locale.ROOT) + "-to-hubspot.maxAttempts",
                "1",
                "hubspot.contact.findByEmail",
                "false");
        try (RunningContext running = RunningContext.on(store, program, language, salesflow, hubSpot, settings)) {
            assertThat(running.poll()).isEmpty();
            assertThat(running.exchanges().get(0).getException()).hasMessageContainingAll(path, property);
            assertThat(hubSpot.journal().entries().stream()
                            .filter(call -> call.path().startsWith(path)))
                    .hasSize(1);
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .isEmpty();
        }
        try (RunningContext running = RunningContext.on(store, program, language, salesflow, hubSpot, Map.of())) {
            assertThat(running.poll()).hasSize(1);
        }
        assertThat(hubSpot.contacts().all()).hasSize(40);
    }
}
