package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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
    void sendsWhatComesFromElsewhereAndRefusesTheRest() {
        running = kamelets().start("direct:start", SINK);
        running.request(
                "direct:start",
                "{\"MemberId\":1,\"MemberUrl\":\"https://www.linkedin.com/in/ada\",\"ConversationMessageId\":55,"
                        + "\"CreatedAt\":\"2026-03-01T09:30:00Z\",\"Text\":\"Call me\"}");
        assertThat(mailbox.mails()).hasSize(1);
        assertThatThrownBy(() -> running.request("direct:start", "{\"MemberId\":1,\"CampaignId\":2}"))
                .rootCause()
                .hasMessageContaining("message, account or campaign");
        assertThatThrownBy(() -> running.request("direct:start", "[]"))
                .rootCause()
                .hasMessageContaining("batchSize=1");
    }

    private static String messages() {
        return "kamelet:salesflow-messages-source";
    }

    private RunningKamelets.Builder kamelets() {
        return RunningKamelets.of(folder)
                .salesflow(salesflow)
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
