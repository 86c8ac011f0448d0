package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactsToHubSpotSecretsTest {
    private static final String TOKEN = "pat-canary-7f3a";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT =
            new HubSpotSandboxExtension(HubSpotSandbox.builder().token(TOKEN));

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;

    @BeforeEach
    void findSandboxes() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
    }

    @Test
    void theTokenIsInNoEndpointAndInNoHeaderOrPropertyAfterARun() {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        try (RunningContext running = RunningContext.between(Language.YAML, salesflow, hubSpot, Map.of())) {
            running.run();

            Exchange exchange = running.exchanges().get(0);
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(TOKEN);
            assertThat(exchange.getAllProperties().toString()).doesNotContain(TOKEN);
            assertThat(running.camel().getEndpoints().stream().map(Endpoint::getEndpointUri))
                    .noneMatch(uri -> uri.contains(TOKEN));
        }
    }

    @Test
    void theTokenIsInNoLogLineWhateverFails() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.email("broken"));
        List<String> lines = new ArrayList<>();
        try (LogLines log = LogLines.of("org.apache.camel", Level.INFO);
                LogLines wire = LogLines.of("org.apache.hc", Level.TRACE);
                LogLines ours = LogLines.of("io.salesflow", Level.TRACE);
                RunningContext running =
                        RunningContext.between(Language.YAML, salesflow, hubSpot, Map.of("hubspot.retryDelay", "1"))) {
            running.run();
            for (Fault fault : List.of(Fault.status(400), Fault.status(401), Fault.status(503), Fault.reset())) {
                hubSpot.faults().next(6, fault);
                running.run();
                hubSpot.faults().clear();
            }
            lines.addAll(log.all());
            lines.addAll(ours.all());
            lines.addAll(wire.all());
        }
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void aRefusedTokenIsExplained() {
        try (RunningContext running =
                RunningContext.between(Language.YAML, salesflow, hubSpot, Map.of("hubspot.token", "wrong"))) {
            salesflow.campaign().addContact("linkedin.com/in/ada");

            assertThat(running.failure()).hasMessageContaining("hubspot.token").hasMessageNotContaining("wrong");
        }
    }
}
