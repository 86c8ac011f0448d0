package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.sandbox.account.SandboxContact;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class MailSettingsTest extends MailRoutesTest {

    @Test
    void eachRouteIsOffUntilItIsSwitchedOn() {
        Main main = new Main();
        language.addRoutes(main);
        Properties properties = new Properties();
        properties.setProperty("camel.component.salesflow.token", "token");
        main.setInitialProperties(properties);
        main.start();
        try {
            assertThat(main.getCamelContext().getRoutes()).isEmpty();
        } finally {
            main.stop();
        }
    }

    @Test
    void aSwitchIsReadAsPeopleWriteIt() {
        restart("salesflow.digest-to-mail.enabled", "True");

        assertThat(running.camel().getRoute("salesflow-digest-to-mail")).isNotNull();
    }

    @Test
    void allRoutesRunInOneProgram() {
        assertThat(running.camel().getRoutes())
                .extracting(route -> route.getRouteId())
                .containsExactlyInAnyOrder(
                        RunningMails.REPLIES,
                        RunningMails.ACCOUNTS,
                        RunningMails.CAMPAIGNS,
                        "salesflow-digest-to-mail",
                        "salesflow-digest-to-mail-late",
                        "salesflow-digest-to-mail-on-time");
    }

    @Test
    void aServerHasTenMinutesToAnswerUnlessItIsSaidOtherwise() {
        assertThat(timeouts()).isNotEmpty().containsOnly(600_000L);
        restart("mail.timeout", "1234");
        assertThat(timeouts()).isNotEmpty().containsOnly(1234L);
    }

    @Test
    void whatIsWrongIsToldAtTheStart() throws IOException {
        refused("mail.from", "", "mail.from (in a Kamelet: from) must be one address");
        refused("mail.from", "a@example.com, b@example.com", "mail.from (in a Kamelet: from) must be one address");
        refused(
                "salesflow.replies-to-mail.to",
                "",
                "salesflow.replies-to-mail.to (in a Kamelet: to) must name a recipient");
        refused(
                "salesflow.alerts-to-mail.to",
                "sales",
                "salesflow.alerts-to-mail.to (in a Kamelet: to) has something that is no e-mail address: sales");
        refused(
                "salesflow.digest-to-mail.cc",
                "<broken",
                "salesflow.digest-to-mail.cc (in a Kamelet: cc) has something that is no e-mail address");
        refused("salesflow.digest-to-mail.cron", "at seven", "CronExpression 'at seven' is invalid");
        refused("salesflow.digest-to-mail.replies", "-1", "salesflow.digest-to-mail.replies must");
        refused("salesflow.digest-to-mail.replies", "many", "replies");
        refused("salesflow.digest-to-mail.statistics", "perhaps", "statistics");
        refused("salesflow.replies-to-mail.interested", "perhaps", "interested");
        for (String notTrue : List.of("yes", "on", "True")) {
            refused(
                    "mail.startTls",
                    notTrue,
                    "mail.startTls (in a Kamelet: startTls) must be true or false, but is " + notTrue);
        }
        refused("mail.zone", "Berlin", "Berlin");
        refused(
                "mail.templates",
                folder.resolve("nowhere").toString(),
                "mail.templates (in a Kamelet: templates) is no folder");
        Files.writeString(folder.resolve("reply.html.ftlh"), "<#if x>");
        refused("mail.templates", folder.toString(), "reply.html.ftlh");
    }

    @Test
    void aTemplateThatAsksForWhatIsNotThereFailsWithItsName() throws IOException {
        Files.writeString(folder.resolve("reply.text.ftl"), "${nickname}");
        restart("mail.templates", folder.toString());
        running.pollReplies();
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada");
        ada.addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Hi");
        running.pollReplies();

        assertThat(running.failures())
                .singleElement()
                .asString()
                .contains("Template reply.text.ftl can't be filled", "nickname");
    }

    @Test
    void templatesCanDoNoHarm() throws IOException {
        Files.writeString(
                folder.resolve("reply.text.ftl"),
                "${'freemarker.template.utility.Execute'?new()('touch " + folder.resolve("harm") + "')}");
        restart("mail.templates", folder.toString());
        running.pollReplies();
        salesflow.campaign().addContact("linkedin.com/in/ada").addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Hi");
        running.pollReplies();

        assertThat(running.failures()).hasSize(1);
        assertThat(folder.resolve("harm")).doesNotExist();
    }

    @Test
    void aServerWithoutTlsIsNotUsedUnlessThatIsSaid() {
        running.pollReplies();
        salesflow.campaign().addContact("linkedin.com/in/ada").addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Hi");
        StringBuilder commands = new StringBuilder();
        mailbox.gate()
                .refuse(
                        command -> {
                            commands.append(command).append('\n');
                            return false;
                        },
                        "");
        restart("mail.startTls", "true");
        running.pollReplies();

        assertThat(running.failures())
                .singleElement()
                .isInstanceOf(MailUnavailableException.class)
                .asString()
                .contains("STARTTLS", "mail.startTls");
        assertThat(commands).contains("EHLO").doesNotContain("AUTH", "MAIL FROM");
    }

    @Test
    void aBodyThatIsNothingOfAFeedIsRefused() {
        DefaultExchange exchange = new DefaultExchange(running.camel());
        exchange.getMessage().setBody("Ada");

        assertThatThrownBy(() -> new ReplyMails().process(exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("batchSize=1", "java.lang.String");
        assertThatThrownBy(() -> new AlertMails().process(exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("batchSize=1");
    }

    @Test
    void withoutTheLibrariesTheProgramSaysWhatToAdd() throws Exception {
        missing("camel-mail-", "No endpoint could be found for: smtps");
        missing("freemarker-", "IllegalStateException: The routes to e-mail need FreeMarker");
    }

    private List<Long> timeouts() {
        return running.camel().getEndpoints().stream()
                .filter(MailEndpoint.class::isInstance)
                .map(endpoint -> ((MailEndpoint) endpoint).getConfiguration().getConnectionTimeout())
                .toList();
    }

    private void missing(String jar, String told) throws Exception {
        URL[] without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(jar))
                .map(MailSettingsTest::url)
                .toArray(URL[]::new);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Method start = loader.loadClass(ProgramWithMails.class.getName()).getMethod("start");

            assertThatThrownBy(() -> start.invoke(null)).hasStackTraceContaining(told);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void refused(String property, String value, String told) {
        running.close();
        assertThatThrownBy(() -> running(property, value)).hasStackTraceContaining(told);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
