package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink for e-mail, from a route that is nothing but a source and it. */
class EmailSinkTest {
    private static final Instant MORNING = Instant.parse("2026-01-05T08:30:00Z");
    private static final String SINK = "kamelet:salesflow-email-alert-sink";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    private final Mailbox mailbox = new Mailbox();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private RunningKamelets running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void sendsRepliesAndInterest() {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName(
                        "Ada 🚀")
                .company("<Engines>"));
        ada.addMessage(MORNING, "Yes, <call> me ☎\r\nBcc: all@example.com");
        running = kamelets()
                .kamelet("salesflow-email-alert-sink", "interested", "true")
                .start(messages(), SINK);
        await().until(() -> mailbox.mails().size() == 1);
        assertThat(mailbox.mails().get(0).from()).contains("salesflow@example.com");
        assertThat(mailbox.mails().get(0).subject()).contains("Ada 🚀");
        assertThat(mailbox.mails().get(0).text()).contains("Yes, <call> me ☎").contains("<Engines>");
        assertThat(mailbox.mails().get(0).html()).contains("Yes, &lt;call&gt; me ☎");
        assertThat(mailbox.mails().get(0).to()).containsExactly(Mailbox.SALES);
        ada.markInterested(true);
        await().until(() -> mailbox.mails().size() == 2);
        assertThat(mailbox.mails().get(1).inReplyTo())
                .isEqualTo(mailbox.mails().get(0).id());
    }

    @Test
    void sendsThatAnAccountIsBlockedAndThatItWorksAgain() {
        salesflow.account().block();
        running = kamelets().start("kamelet:salesflow-accounts-source", SINK);
        await().until(() -> mailbox.mails().size() == 1);
        assertThat(mailbox.mails().get(0).subject()).contains("blocked");
        salesflow.account().unblock();
        await().until(() -> mailbox.mails().size() == 2);
    }

    @Test
    void sendsThatACampaignIsStopped() {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        salesflow.campaign().start();
        running = kamelets().start("kamelet:salesflow-campaigns-source", SINK);
        await().until(() -> SalesflowFeeds.of(running.camel()).list().stream().anyMatch(feed -> feed.hasBegun()));
        salesflow.campaign().stop();
        await().until(() -> mailbox.mails().size() == 1);
        assertThat(mailbox.mails().get(0).subject()).contains("stopped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aServerThatAsksForNoLoginGetsNone(String login) {
        List<String> commands = new CopyOnWriteArrayList<>();
        mailbox.gate().refuse(command -> !commands.add(command), "");
        salesflow.campaign().addContact("linkedin.com/in/ada").addMessage(MORNING, "Hi");
        running = kamelets()
                .kamelet("salesflow-email-alert-sink", "username", login)
                .kamelet("salesflow-email-alert-sink", "password", login)
                .start(messages(), SINK);
        await().until(() -> mailbox.mails().size() == 1);
        assertThat(commands).isNotEmpty().noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void waitsWhileTheMailServerIsDown() {
        salesflow.campaign().addContact("linkedin.com/in/ada").addMessage(MORNING, "Hi");
        mailbox.gate().close("421 4.3.2 Shutting down");
        try (LogLines log = LogLines.of("io.salesflow.camel.FeedDelivery", Level.WARN)) {
            running = kamelets()
                    .kamelet("salesflow-messages-source", "maxAttempts", "1")
                    .start(messages(), SINK);
            await().until(() -> log.all().stream()
                            .filter(line -> line.contains("come again"))
                            .count()
                    > 2);
        }
        mailbox.gate().open();
        await().until(() -> mailbox.mails().size() == 1);
    }

    @Test
    void waitsBehindAMulticastWhileTheMailServerIsDown() {
        salesflow.campaign().addContact("linkedin.com/in/ada").addMessage(MORNING, "Hi");
        mailbox.gate().close("421 4.3.2 Shutting down");
        running = kamelets()
                .kamelet("salesflow-messages-source", "maxAttempts", "1")
                .start("""
                        - route:
                            from:
                              uri: "kamelet:salesflow-messages-source"
                              steps:
                                - multicast:
                                    steps:
                                      - to: "kamelet:salesflow-email-alert-sink"
                                      - to: "mock:out"
                        """);
        await().until(() -> running.mock("out").getReceivedCounter() > 2);
        assertThat(SalesflowFeeds.of(running.camel()).list())
                .singleElement()
                .satisfies(feed -> assertThat(feed.parked()).isZero());
        mailbox.gate().open();
        await().until(() -> mailbox.mails().size() == 1);
    }

    @Test
    void sendsWhatComesFromElsewhereAndRefusesTheRest() {
        running = kamelets().start("direct:start", SINK);
        running.request(
                "direct:start",
                "{\"MemberId\":1,\"MemberUrl\":\"https://www.linkedin.com/in/ada\",\"ConversationMessageId\":55,"
                        + "\"CreatedAt\":\"2026-03-01T09:30:00Z\",\"Text\":\"Call me\"}");
        assertThat(mailbox.mails()).hasSize(1);
        assertThatThrownBy(() -> running.request("direct:start", "{\"MemberId\":1,\"CampaignId\":2}"))
                .rootCause()
                .hasMessageContaining("message, account, campaign or digest");
        assertThatThrownBy(() -> running.request("direct:start", "[]"))
                .rootCause()
                .hasMessageContaining("batchSize=1");
    }

    @Test
    void twoSinksKeepApartWhatTheyNoted() throws IOException {
        salesflow.account().block();
        running = kamelets().start(blockedAccountsTo("one", "") + blockedAccountsTo("two", """
                            parameters:
                              to: "boss@example.com"
                """));
        await().until(() ->
                mailbox.mails().size() == 1 && mailbox.mails(Mailbox.BOSS).size() == 1);
        assertThat(Files.readAllLines(folder.resolve("mail.state")))
                .hasSize(2)
                .allMatch(line -> line.startsWith("alert.account." + salesflow.accountId() + "."));
    }

    @Test
    void twoSinksCanHaveFilesOfTheirOwn() {
        salesflow.account().block();
        Path other = folder.resolve("other.state");
        running = kamelets().start(blockedAccountsTo("one", "") + blockedAccountsTo("two", """
                            parameters:
                              stateFile: "%s"
                """.formatted(other)));
        await().until(() -> mailbox.mails().size() == 2);
        assertThat(other).content().contains("alert.account.");
        assertThat(folder.resolve("mail.state")).content().contains("alert.account.");
    }

    @Test
    void whatASecondProgramWithTheSameFileHasToTellWaitsAndNamesTheParameter() {
        salesflow.account().block();
        running = kamelets().start("kamelet:salesflow-accounts-source", SINK);
        await().until(() -> mailbox.mails().size() == 1);
        RunningKamelets first = running;
        try (LogLines log = LogLines.of("io.salesflow.camel.FeedDelivery", Level.WARN)) {
            running = kamelets()
                    .store(new MemoryFeedStore())
                    .kamelet("salesflow-accounts-source", "maxAttempts", "1")
                    .start("kamelet:salesflow-accounts-source", SINK);
            await().until(() -> log.all().stream()
                            .filter(line -> line.contains("come again"))
                            .count()
                    > 2);
            assertThat(log.all())
                    .allMatch(line -> line.contains("Another program uses the file")
                            && line.contains("mail.state")
                            && line.contains("in a Kamelet: stateFile"));
        } finally {
            first.close();
        }
        await().until(() -> mailbox.mails().size() == 2);
    }

    /** A route from blocked accounts to a sink with some parameters. */
    private static String blockedAccountsTo(String feedId, String parameters) {
        return """
                - route:
                    from:
                      uri: "kamelet:salesflow-accounts-source/%1$s-source"
                      parameters:
                        feedId: "%1$s"
                      steps:
                        - to:
                            uri: "kamelet:salesflow-email-alert-sink/%1$s-sink"
                """.formatted(feedId) + parameters;
    }

    private static String messages() {
        return "kamelet:salesflow-messages-source";
    }

    private RunningKamelets.Builder kamelets() {
        return RunningKamelets.of(folder).salesflow(salesflow).mail(mailbox);
    }
}
