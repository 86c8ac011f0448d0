package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.targets.Targets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.Test;

class MailSecretsTest extends MailRoutesTest {

    @Test
    void neitherThePasswordNorTheTokenIsInALogLineAFailureAnEndpointARouteAMailOrAFile() throws Exception {
        List<String> seen = new ArrayList<>();
        try (LogLines camel = LogLines.of("org.apache.camel", Level.TRACE);
                LogLines ours = LogLines.of("io.salesflow", Level.TRACE);
                LogLines mail = LogLines.of("jakarta.mail", Level.TRACE)) {
            running.pollReplies();
            salesflow
                    .campaign()
                    .addContact("linkedin.com/in/ada")
                    .addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Hi");
            salesflow.account().block();
            salesflow.clock().advance(Duration.ofDays(1));
            for (String farewell : List.of("421 4.3.2 Shutting down", "554 5.3.2 Go away")) {
                mailbox.gate().close(farewell);
                all(seen);
            }
            mailbox.gate().open();
            for (String command : List.of("EHLO", "AUTH", "MAIL", "RCPT", "Return", "Date")) {
                mailbox.gate().refuse(line -> line.startsWith(command), "454 4.7.0 Temporary failure");
                all(seen);
                mailbox.gate().open();
                mailbox.gate().refuse(line -> line.startsWith(command), "535 5.7.8 Refused");
                all(seen);
                mailbox.gate().open();
            }
            mailbox.gate().loseAnswers(1);
            all(seen);
            all(seen);
            all(seen);
            mails().forEach(each -> seen.add(each.raw()));
            running.camel().getEndpoints().stream()
                    .map(Endpoint::getEndpointUri)
                    .forEach(seen::add);
            running.camel().getEndpoints().forEach(endpoint -> seen.add(endpoint.toString()));
            seen.add(routes());
            files(seen);
            seen.addAll(camel.all());
            seen.addAll(ours.all());
            seen.addAll(mail.all());
        }
        assertThat(mails()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(seen).hasSizeGreaterThan(100).noneMatch(this::holdsSecret);
    }

    @Test
    void theTextOfAMessageIsInNoLogLineAndNoFailureAlsoWhereTheServerQuotesTheMail() {
        List<String> seen = new ArrayList<>();
        try (LogLines camel = LogLines.withStacks("org.apache.camel", Level.INFO);
                LogLines ours = LogLines.withStacks("io.salesflow", Level.DEBUG)) {
            running.pollReplies();
            salesflow
                    .campaign()
                    .addContact("linkedin.com/in/ada")
                    .addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Let us meet under the canary tree");
            for (String answer : List.of("451 4.7.1", "554 5.7.1")) {
                mailbox.gate()
                        .refuse(
                                command -> command.contains("\nSubject:"),
                                answer + " 'us meet under the canary tree' looks like spam");
                running.pollReplies();
                mailbox.gate().open();
                running.failures().forEach(failure -> seen.add(stack(failure)));
                Targets.of(running.camel()).all().forEach(target -> seen.add("target: " + target.getLastFailure()));
                SalesflowFeeds.of(running.camel()).list().forEach(feed -> seen.add(feed.toString()));
                HealthCheckHelper.invokeReadiness(running.camel())
                        .forEach(result -> seen.add(result.getMessage() + " " + result.getDetails()));
            }
            seen.addAll(camel.all());
            seen.addAll(ours.all());
        }

        assertThat(seen).anyMatch(line -> line.startsWith("target: ") && line.contains("looks like spam"));
        assertThat(seen).noneMatch(line -> line.contains("canary tree") || line.contains("meet under"));
    }

    @Test
    void thePasswordStandsInNoEndpoint() {
        assertThat(running.camel().getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .filteredOn(uri -> uri.startsWith("smtp"))
                .isNotEmpty()
                .noneMatch(uri -> uri.contains("password") || uri.contains(Mailbox.LOGIN + "@"));
    }

    private void all(List<String> seen) {
        running.pollReplies();
        collect(seen);
        running.pollAlerts();
        collect(seen);
        running.digest();
        collect(seen);
    }

    private void collect(List<String> seen) {
        for (Exchange exchange : running.exchanges()) {
            seen.add(exchange.getAllProperties() + " " + exchange.getMessage().getHeaders() + " "
                    + exchange.getMessage().getBody());
        }
        running.failures().forEach(failure -> seen.add(stack(failure)));
    }

    private static String stack(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private String routes() {
        return ((ModelCamelContext) running.camel())
                .getRouteDefinitions().stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    private void files(List<String> seen) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.add(Files.readString(file));
            }
        }
    }

    private boolean holdsSecret(String text) {
        String password = Mailbox.PASSWORD;
        String plain = "\0" + Mailbox.LOGIN + "\0" + password;
        return text.contains(password)
                || text.contains(encoded(password))
                || text.contains(encoded(plain))
                || text.contains(salesflow.token());
    }

    private static String encoded(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
