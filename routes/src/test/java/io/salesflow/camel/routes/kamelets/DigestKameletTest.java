package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The source of the daily digest. The sandbox's clock stands at eight o'clock on Monday, 5 January 2026. */
class DigestKameletTest {
    private static final String SOURCE = "kamelet:salesflow-digest-source";
    private static final String SINK = "kamelet:salesflow-email-alert-sink";
    private static final Instant TUESDAY = Instant.parse("2026-01-06T07:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-01-07T07:00:00Z");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    private final Mailbox mailbox = new Mailbox();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private RunningKamelets running;

    @BeforeEach
    void somethingHappens() {
        salesflow.campaign().rename("Founders & <Friends>");
        salesflow.campaign().start();
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .lastName("Lovelace"));
        ada.invite("Hello");
        ada.connect();
        ada.reply("Yes <b>indeed</b>");
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void theDigestOfADayComesOnceByMailAndTheNextDayTheNextAlsoAfterARestart() throws IOException {
        begin(SINK);
        salesflow.clock().set(TUESDAY);
        await().until(() -> state().endsWith("=2026-01-05"));
        assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Salesflow on 5 January 2026: 1 reply");
            assertThat(mail.id()).isEqualTo("<salesflow.digest." + salesflow.accountId() + ".2026-01-05@example.com>");
            assertThat(mail.text())
                    .contains("Invitations sent: 1", "Founders & <Friends> (CAMPAIGN_RUNNING)", "Yes <b>indeed</b>")
                    .contains("In all: 1 contacts, 0 pending, 1 connected, 1 replied", "Ada Lovelace");
            assertThat(mail.html()).contains("Founders &amp; &lt;Friends&gt;");
        });
        running.close();
        salesflow.clock().set(WEDNESDAY);
        running = kamelets().start(SOURCE, SINK);
        await().until(() -> mailbox.mails().size() == 2);
        assertThat(mailbox.mails().get(1).subject()).isEqualTo("Salesflow on 6 January 2026: 0 replies");
    }

    @Test
    void whileTheMailServerIsDownTheDigestWaits() throws IOException {
        begin(SINK);
        String before = state();
        mailbox.gate().close("421 4.3.2 Shutting down");
        salesflow.clock().set(TUESDAY);
        await().until(() -> salesflow.requestCount("analytics/by-account") > 2);
        assertThat(state()).isEqualTo(before);
        mailbox.gate().open();
        await().until(() -> state().endsWith("=2026-01-05"));
        assertThat(mailbox.mails()).hasSize(1);
    }

    @Test
    void itIsJsonForEverybodyElse() throws Exception {
        begin("mock:out");
        running.mock("out").expectedMessageCount(1);
        salesflow.clock().set(TUESDAY);
        running.mock("out").assertIsSatisfied();
        JsonNode digest = Json.mapper()
                .readTree(running.mock("out").getExchanges().get(0).getMessage().getBody(String.class));
        assertThat(digest.path("LastDay").asText()).isEqualTo("2026-01-05");
        assertThat(digest.path("ReplyCount").asInt()).isEqualTo(1);
        assertThat(digest.path("Campaigns").path(0).path("Name").asText()).isEqualTo("Founders & <Friends>");
        assertThat(digest.path("Total").path("Invitations").asInt()).isEqualTo(1);
        assertThat(digest.path("Replies").path(0).path("Text").asText()).isEqualTo("Yes <b>indeed</b>");
    }

    @Test
    void aWrongCronOrZoneIsNamed() {
        assertThatThrownBy(() -> kamelets()
                        .kamelet("salesflow-digest-source", "cron", "at seven")
                        .start(SOURCE, SINK))
                .hasStackTraceContaining("salesflow.digest-to-mail.cron (in a Kamelet: cron) is no cron of Quartz: at");
        assertThatThrownBy(() -> kamelets()
                        .kamelet("salesflow-digest-source", "zone", "Mars")
                        .start(SOURCE, SINK))
                .hasStackTraceContaining("(in a Kamelet: zone) must be a time zone");
    }

    private void begin(String to) {
        running = kamelets().start(SOURCE, to);
        await().until(() -> Files.exists(folder.resolve("digest.state")) && !state().isEmpty());
    }

    private String state() throws IOException {
        return Files.readString(folder.resolve("digest.state")).strip();
    }

    private RunningKamelets.Builder kamelets() {
        return RunningKamelets.of(folder)
                .salesflow(salesflow)
                .mail(mailbox)
                .bean("clock", salesflow.clock())
                .kamelet(
                        "salesflow-digest-source",
                        "stateFile",
                        folder.resolve("digest.state").toString());
    }
}
