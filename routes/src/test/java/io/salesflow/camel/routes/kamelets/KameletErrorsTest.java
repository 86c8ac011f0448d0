package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who fills in the form of a Kamelet knows its parameters, and so errors name them. */
class KameletErrorsTest {
    private static final String CONTACT =
            "{\"MemberId\":5,\"MemberUrl\":\"https://www.linkedin.com/in/bob\",\"FirstName\":\"Bob\"}";
    private static final String MESSAGE = "{\"MemberId\":5,\"MemberUrl\":\"https://www.linkedin.com/in/bob\","
            + "\"ConversationMessageId\":55,\"CreatedAt\":\"2026-03-01T09:30:00Z\",\"Text\":\"Call me\"}";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern SETTING = Pattern.compile("SettingName\\s*\\.of\\(\"([\\w.-]+)\"(?:, \"(\\w+)\")?\\)");

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE = new SalesforceSandboxExtension(
            SalesforceSandbox.builder().metadata(Path.of("../examples/salesforce/force-app")));

    @RegisterExtension
    private final Mailbox mailbox = new Mailbox();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salesflow-hubspot-contacts-sink | hubspotToken | wrong | Kamelet: hubspotToken",
                "salesflow-hubspot-contacts-sink | retries | 1000 | Parameter retries must be a number from 0 to 100",
                "salesflow-hubspot-contacts-sink | hubspotApiUrl | http://example.com | Kamelet: hubspotApiUrl",
                "salesflow-salesforce-contacts-sink | clientSecret | wrong | Kamelet: loginUrl, clientId and clientSecret",
                "salesflow-salesforce-contacts-sink | object | Account | Kamelet: object",
                "salesflow-salesforce-contacts-sink | leadStatuses | NONE=x | Kamelet: leadStatuses",
                "salesflow-email-alert-sink | password | wrong | Kamelet: username and password",
                "salesflow-email-alert-sink | port | 1 | Kamelet: host, port, protocol and startTls",
                "salesflow-email-alert-sink | from | nobody | Kamelet: from",
                "salesflow-email-alert-sink | to | nobody | Kamelet: to",
                "salesflow-email-alert-sink | cc | nobody | Kamelet: cc",
                "salesflow-email-alert-sink | startTls | yes | Kamelet: startTls) must be true or false, but is yes",
                "salesflow-email-alert-sink | zone | Nowhere | Kamelet: zone",
                "salesflow-email-alert-sink | templates | file:nowhere | Kamelet: templates"
            })
    void anErrorNamesTheParameterThatIsWrong(String kamelet, String parameter, String value, String expected) {
        String body = kamelet.contains("email") ? MESSAGE : CONTACT;
        assertThatThrownBy(() -> {
                    try (RunningKamelets running =
                            program().kamelet(kamelet, parameter, value).start("direct:start", "kamelet:" + kamelet)) {
                        running.request("direct:start", body);
                    }
                })
                .hasStackTraceContaining(expected);
    }

    @Test
    void eachParameterThatAnErrorNamesIsThere() throws IOException {
        Set<String> parameters = KameletFile.all().stream()
                .flatMap(kamelet -> kamelet.parameters().keySet().stream())
                .collect(Collectors.toSet());
        List<String> named;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            named = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> SETTING.matcher(text(file)).results())
                    .map(KameletErrorsTest::parameter)
                    .toList();
        }
        assertThat(named).hasSizeGreaterThan(10).isSubsetOf(parameters);
    }

    private static String parameter(MatchResult setting) {
        return setting.group(2) == null ? setting.group(1).replaceFirst(".*\\.", "") : setting.group(2);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private RunningKamelets.Builder program() {
        return RunningKamelets.of(folder)
                .kamelet(
                        "salesflow-hubspot-contacts-sink",
                        "hubspotToken",
                        HUBSPOT.sandbox().token())
                .kamelet(
                        "salesflow-hubspot-contacts-sink",
                        "hubspotApiUrl",
                        HUBSPOT.sandbox().apiUrl())
                .kamelet(
                        "salesflow-salesforce-contacts-sink",
                        "loginUrl",
                        SALESFORCE.sandbox().loginUrl())
                .kamelet(
                        "salesflow-salesforce-contacts-sink",
                        "clientId",
                        SALESFORCE.sandbox().clientId())
                .kamelet(
                        "salesflow-salesforce-contacts-sink",
                        "clientSecret",
                        SALESFORCE.sandbox().clientSecret())
                .kamelet("salesflow-email-alert-sink", "host", "127.0.0.1")
                .kamelet(
                        "salesflow-email-alert-sink",
                        "port",
                        String.valueOf(mailbox.gate().port()))
                .kamelet("salesflow-email-alert-sink", "protocol", "smtp")
                .kamelet("salesflow-email-alert-sink", "startTls", "false")
                .kamelet("salesflow-email-alert-sink", "username", Mailbox.LOGIN)
                .kamelet("salesflow-email-alert-sink", "password", Mailbox.PASSWORD)
                .kamelet("salesflow-email-alert-sink", "from", "Salesflow <salesflow@example.com>")
                .kamelet("salesflow-email-alert-sink", "to", Mailbox.SALES)
                .kamelet(
                        "salesflow-email-alert-sink",
                        "stateFile",
                        folder.resolve("mail.state").toString());
    }
}
