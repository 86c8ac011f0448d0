package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.camel.routes.targets.Targets;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
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
        try (LogLines log = LogLines.withStacks("org.apache.camel", Level.INFO);
                LogLines wire = LogLines.of("org.apache.hc", Level.TRACE);
                LogLines ours = LogLines.withStacks("io.salesflow", Level.TRACE);
                RunningContext running =
                        RunningContext.between(Language.YAML, salesflow, hubSpot, Map.of("hubspot.retryDelay", "1"))) {
            running.run();
            for (Fault fault : List.of(
                    Fault.status(400),
                    Fault.status(401),
                    Fault.status(503),
                    Fault.echo(400),
                    Fault.echo(403),
                    Fault.echo(500),
                    Fault.echoedByProxy(400),
                    Fault.echoedByProxy(502),
                    Fault.echoedByProxy(200),
                    Fault.reset())) {
                hubSpot.faults().next(6, fault);
                running.run();
                lines.addAll(told(running));
                hubSpot.faults().clear();
            }
            lines.addAll(log.all());
            lines.addAll(ours.all());
            lines.addAll(wire.all());
        }
        assertThat(lines).anyMatch(line -> line.contains("Authorization: Bearer xxxxxx"));
        assertThat(lines).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void theTextOfAMessageIsInNoLogLineAndNoFailureAlsoWhereAWholeCallFailsAndItsAnswerQuotesIt() {
        String text = "Let's meet under the canary tree";
        salesflow
                .campaign()
                .addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"))
                .addMessage(Instant.parse("2026-01-04T08:00:00Z"), text);
        List<String> lines = new ArrayList<>();
        try (LogLines log = LogLines.withStacks("org.apache.camel", Level.INFO);
                LogLines ours = LogLines.withStacks("io.salesflow.camel", Level.DEBUG);
                RunningContext running = RunningContext.of(
                        Program.MESSAGES, Language.YAML, salesflow, hubSpot, Map.of("hubspot.retries", "1"))) {
            for (Fault fault : List.of(
                    Fault.echo(502), Fault.echo(403), Fault.echo(500), Fault.echoedByProxy(502), Fault.echo(400))) {
                hubSpot.faults().next(6, "/communications/batch/create", fault);
                running.poll();
                lines.addAll(told(running));
                running.exchanges().forEach(exchange -> lines.add(String.valueOf(exchange.getException())));
                hubSpot.faults().clear();
            }
            lines.addAll(log.all());
            lines.addAll(ours.all());
        }
        assertThat(lines).anyMatch(line -> line.contains("hs_communication_body"));
        assertThat(lines)
                .noneMatch(line -> line.contains("meet under") || line.contains("canary tree") || line.contains(TOKEN));
    }

    /** What JMX and the readiness of the feeds tell. */
    private static List<String> told(RunningContext running) {
        return Stream.of(
                        Targets.of(running.camel()).all().stream().map(target -> "target: " + target.getLastFailure()),
                        SalesflowFeeds.of(running.camel()).list().stream().map(FeedStatus::toString),
                        HealthCheckHelper.invokeReadiness(running.camel()).stream()
                                .map(result -> result.getMessage() + " " + result.getDetails()))
                .flatMap(told -> told)
                .toList();
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
