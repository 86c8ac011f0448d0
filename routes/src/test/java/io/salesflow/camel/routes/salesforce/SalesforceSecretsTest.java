package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.targets.Targets;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SalesforceSecretsTest {
    private static final String SECRET = "canary-consumer-secret-7f3a";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE = new SalesforceSandboxExtension(
            SalesforceSandbox.builder().connectedApp("key", SECRET).metadata(SalesforceRoutesTest.METADATA));

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private final SalesforceSandbox salesforce = SALESFORCE.sandbox();

    @Test
    void neitherTheSecretNorASessionIsInALogLineOrAFailureOrAnEndpointWhateverFails() {
        List<String> seen = new ArrayList<>();
        Set<String> sessions;
        salesflow
                .campaign()
                .addContact("linkedin.com/in/ada", contact -> contact.email("broken"))
                .addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Hi");
        try (LogLines camel = LogLines.of("org.apache.camel", Level.INFO);
                LogLines ours = LogLines.of("io.salesflow", Level.TRACE);
                RunningRoutes running = running("salesforce.retries", "0")) {
            running.contacts();
            sessions = salesforce.sessions();
            for (Fault fault : List.of(
                    Fault.status(400),
                    Fault.status(401),
                    Fault.status(503),
                    Fault.echo(400),
                    Fault.echo(500),
                    Fault.echo(503),
                    Fault.echoedByProxy(502),
                    Fault.reset(),
                    Fault.requestLimitExceeded(),
                    Fault.truncated())) {
                salesforce.faults().next(8, fault);
                running.contacts();
                seen.addAll(traces(running));
                running.messages();
                seen.addAll(traces(running));
                salesforce.faults().clear();
            }
            running.exchanges()
                    .forEach(exchange -> seen.add(exchange.getAllProperties() + " "
                            + exchange.getMessage().getHeaders()));
            running.camel().getEndpoints().stream()
                    .map(Endpoint::getEndpointUri)
                    .forEach(seen::add);
            seen.addAll(told(running));
            seen.addAll(camel.all());
            seen.addAll(ours.all());
        }
        assertThat(sessions).isNotEmpty();
        assertThat(seen)
                .hasSizeGreaterThan(20)
                .noneMatch(text -> text.contains(SECRET) || sessions.stream().anyMatch(text::contains));
    }

    @Test
    void theTextOfAMessageIsInNoReasonAndNoLogLineAlsoWhereSalesforceQuotesIt() {
        String text = "Let us meet under the canary tree";
        salesforce.objects().refuseValues("Task", "Description");
        salesflow.campaign().addContact("linkedin.com/in/ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), text);
        List<String> seen = new ArrayList<>();
        try (LogLines logs = LogLines.of("io.salesflow", Level.DEBUG);
                RunningRoutes running = running()) {
            running.contacts();
            running.messages();
            assertThat(salesforce.objects().all("Task")).isEmpty();
            running.exchanges()
                    .forEach(exchange -> seen.add(String.valueOf(exchange.getProperty(SalesflowConstants.FAILURES))));
            Targets.of(running.camel()).all().forEach(target -> seen.add(String.valueOf(target.getLastFailure())));
            seen.addAll(logs.all());
        }

        assertThat(seen).anyMatch(line -> line.contains("FIELD_CUSTOM_VALIDATION_EXCEPTION"));
        assertThat(seen).noneMatch(line -> line.contains("canary") || line.contains("meet under"));
    }

    @Test
    void theTextOfAMessageIsInNoLogLineAndNoFailureAlsoWhereAWholeCallFailsAndItsAnswerQuotesIt() {
        String text = "Let us meet under the canary tree";
        salesflow
                .campaign()
                .addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"))
                .addMessage(Instant.parse("2026-01-04T08:00:00Z"), text);
        List<String> seen = new ArrayList<>();
        try (LogLines logs = LogLines.of("ROOT", Level.INFO);
                LogLines stacks = LogLines.withStacks("io.salesflow", Level.INFO);
                RunningRoutes running = running("salesforce.retries", "0")) {
            running.contacts();
            for (Fault fault : List.of(Fault.echo(400), Fault.echo(503), Fault.echoedByProxy(502))) {
                salesforce.faults().next(8, "/composite/sobjects", fault);
                running.messages();
                seen.addAll(traces(running));
                seen.addAll(told(running));
                salesforce.faults().clear();
            }
            seen.addAll(logs.all());
            seen.addAll(stacks.all());
        }

        assertThat(seen).anyMatch(line -> line.contains("UNKNOWN_EXCEPTION")).anyMatch(line -> line.contains("…"));
        assertThat(seen).noneMatch(line -> line.contains("canary") || line.contains("meet under"));
    }

    @Test
    void aRefusedLoginIsExplained() {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        try (RunningRoutes running = running("camel.component.salesforce.client-secret", "wrong-7f3a")) {
            running.contacts();

            assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(SalesforceCallException.class)
                    .isNotInstanceOf(SalesforceUnavailableException.class)
                    .hasMessageContainingAll("invalid_client", "camel.component.salesforce.loginUrl")
                    .hasMessageNotContaining("wrong-7f3a"));
        }
    }

    private RunningRoutes running(String... more) {
        return new RunningRoutes(Form.YAML, new MemoryFeedStore(), salesflow, salesforce, more);
    }

    /** What JMX and the readiness of the feeds tell. */
    private static List<String> told(RunningRoutes running) {
        return Stream.of(
                        Targets.of(running.camel()).all().stream().map(target -> "target: " + target.getLastFailure()),
                        SalesflowFeeds.of(running.camel()).list().stream().map(FeedStatus::toString),
                        HealthCheckHelper.invokeReadiness(running.camel()).stream()
                                .map(result -> result.getMessage() + " " + result.getDetails()))
                .flatMap(told -> told)
                .toList();
    }

    private static List<String> traces(RunningRoutes running) {
        return running.exchanges().stream()
                .map(Exchange::getException)
                .filter(failure -> failure != null)
                .map(failure -> {
                    StringWriter trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    return trace.toString();
                })
                .toList();
    }
}
