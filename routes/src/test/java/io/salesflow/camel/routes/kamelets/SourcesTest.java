package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each source, from a route that is nothing but it and a mock. */
class SourcesTest {
    private static final String CONTACTS = "kamelet:salesflow-contacts-source";
    private static final Instant MORNING = Instant.parse("2026-01-05T08:30:00Z");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();

    @Test
    void deliversAContactThatIsNewThenChangedThenGoneAsJson() throws Exception {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName(
                        "Ada 🚀")
                .company("<b>Engines</b>"));
        try (RunningKamelets running = kamelets().start(CONTACTS, "mock:out")) {
            Message added = next(running);
            assertThat(added.getHeaders())
                    .containsEntry("CamelSalesflowChange", "NEW")
                    .containsEntry("CamelSalesflowIdentity", String.valueOf(ada.id()))
                    .containsEntry(Exchange.CONTENT_TYPE, "application/json");
            JsonNode contact = json(added);
            assertThat(contact.path("MemberId").asInt()).isEqualTo(ada.id());
            assertThat(contact.path("FirstName").asText()).isEqualTo("Ada 🚀");
            assertThat(contact.path("Company").asText()).isEqualTo("<b>Engines</b>");
            assertThat(contact.path("MemberUrl").asText()).isEqualTo("https://www.linkedin.com/in/ada");
            assertThat(contact.path("Email").isNull()).isTrue();

            running.mock("out").reset();
            ada.edit(edit -> edit.email("ada@example.com"));
            Message updated = next(running);
            assertThat(updated.getHeaders())
                    .containsEntry("CamelSalesflowChange", "UPDATED")
                    .hasEntrySatisfying("CamelSalesflowChangedFields", fields -> assertThat(fields.toString())
                            .contains("Email"));
            assertThat(json(updated).path("Email").asText()).isEqualTo("ada@example.com");

            running.mock("out").reset();
            ada.delete();
            await().until(() -> {
                SalesflowFeeds.of(running.camel()).scan("members/list-by-account:" + salesflow.accountId());
                return running.mock("out").getReceivedCounter() == 1;
            });
            Message gone = next(running);
            assertThat(gone.getHeaders()).containsEntry("CamelSalesflowChange", "DELETED");
            assertThat(json(gone).path("Email").asText()).isEqualTo("ada@example.com");
        }
    }

    @Test
    void deliversTheContactsOfOneCampaign() throws Exception {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        salesflow.account().addCampaign("Other").addContact("linkedin.com/in/eve");
        try (RunningKamelets running = kamelets()
                .kamelet("salesflow-contacts-source", "list", "by-campaign")
                .kamelet(
                        "salesflow-contacts-source",
                        "campaignId",
                        String.valueOf(salesflow.campaign().id()))
                .start(CONTACTS, "mock:out")) {
            assertThat(json(next(running)).path("MemberUrl").asText()).endsWith("/in/ada");
        }
    }

    @Test
    void deliversABatchAsAnArrayOfChanges() throws Exception {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        salesflow.campaign().addContact("linkedin.com/in/bob");
        try (RunningKamelets running = kamelets()
                .kamelet("salesflow-contacts-source", "batchSize", "10")
                .start(CONTACTS, "mock:out")) {
            JsonNode batch = json(next(running));
            assertThat(batch).hasSize(2).allSatisfy(change -> {
                assertThat(change.path("Change").asText()).isEqualTo("NEW");
                assertThat(change.path("Identity").asText())
                        .isEqualTo(change.path("Element").path("MemberId").asText());
                assertThat(change.path("Attempt").asInt()).isEqualTo(1);
            });
        }
    }

    @Test
    void deliversAMessageWithItsContact() throws Exception {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .company("Engines"));
        ada.addMessage(MORNING, "Yes, <call> me ☎");
        try (RunningKamelets running = kamelets().start("kamelet:salesflow-messages-source", "mock:out")) {
            JsonNode message = json(next(running));
            assertThat(message.path("Text").asText()).isEqualTo("Yes, <call> me ☎");
            assertThat(message.path("CreatedAt").asText()).isEqualTo("2026-01-05T08:30:00Z");
            assertThat(message.path("Contact").path("Company").asText()).isEqualTo("Engines");
        }
    }

    @Test
    void deliversACampaignThatIsStarted() throws Exception {
        try (RunningKamelets running = kamelets()
                .kamelet("salesflow-campaigns-source", "backfill", "none")
                .kamelet("salesflow-campaigns-source", "feedId", "campaigns")
                .start("kamelet:salesflow-campaigns-source", "mock:out")) {
            await().until(() ->
                    SalesflowFeeds.of(running.camel()).list().stream().anyMatch(feed -> feed.hasBegun()));
            salesflow.campaign().start();
            Message started = next(running);
            assertThat(json(started).path("Status").asText()).isEqualTo("CAMPAIGN_RUNNING");
            assertThat(Json.mapper()
                            .readTree(started.getHeader("CamelSalesflowPrevious", String.class))
                            .path("Status")
                            .asText())
                    .isEqualTo("CAMPAIGN_STOPPED");
        }
    }

    @Test
    void deliversAnAccountThatIsBlocked() throws Exception {
        salesflow.account().block();
        try (RunningKamelets running = kamelets().start("kamelet:salesflow-accounts-source", "mock:out")) {
            JsonNode account = json(next(running));
            assertThat(account.path("AccountId").asInt()).isEqualTo(salesflow.accountId());
            assertThat(account.path("Status").asText()).isEqualTo("ACCOUNT_BLOCKED");
        }
    }

    @Test
    void deliversTheFiguresOfACampaign() throws Exception {
        salesflow.campaign().addContact("linkedin.com/in/ada").invite("Hi");
        try (RunningKamelets running = kamelets().start("kamelet:salesflow-analytics-source", "mock:out")) {
            JsonNode figures = json(next(running));
            assertThat(figures.path("CampaignId").asInt())
                    .isEqualTo(salesflow.campaign().id());
            assertThat(figures.path("Linkedin").path("InviteSent").asInt()).isEqualTo(1);
        }
    }

    @Test
    void deliversWhatSalesflowTellsByAWebhook() throws Exception {
        SandboxContact ada =
                salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        String port = String.valueOf(freePort());
        try (RunningKamelets running = kamelets()
                .property("camel.server.enabled", "true")
                .property("camel.server.host", "127.0.0.1")
                .property("camel.server.port", port)
                .kamelet("salesflow-events-source", "webhookSecret", "canary51e0d24b86af1c0e9d5b7a6234")
                .kamelet("salesflow-events-source", "webhookExternalUrl", "http://127.0.0.1:" + port)
                .start("kamelet:salesflow-events-source", "mock:out")) {
            await().until(() -> !salesflow.account().webhooks().isEmpty());
            ada.invite("Hi");
            ada.connect();
            ada.reply("Call me");
            await().until(() -> running.mock("out").getReceivedCounter() == 2);
            assertThat(running.mock("out").getExchanges())
                    .extracting(
                            exchange -> json(exchange.getMessage()).path("Kind").asText())
                    .containsExactlyInAnyOrder("CONNECTED", "REPLIED");
            assertThat(running.mock("out").getExchanges()).allSatisfy(exchange -> {
                assertThat(exchange.getMessage().getHeader("CamelSalesflowMemberId"))
                        .hasToString(String.valueOf(ada.id()));
                assertThat(json(exchange.getMessage()).path("FirstName").asText())
                        .isEqualTo("Ada");
            });
        }
    }

    @Test
    void aContactThatTheRouteFailsOnComesAgainAndOnlyThenCounts() throws Exception {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        AtomicBoolean isDown = new AtomicBoolean(true);
        FeedStore store = new MemoryFeedStore();
        Processor target = exchange -> {
            if (isDown.get()) {
                throw new IllegalStateException("The target is down");
            }
        };
        String route = """
                - route:
                    from:
                      uri: "%s"
                      parameters:
                        maxAttempts: 100
                      steps:
                        - to: "mock:tried"
                        - process:
                            ref: "target"
                        - to: "mock:out"
                """.formatted(CONTACTS);
        try (RunningKamelets running =
                kamelets().store(store).bean("target", target).start(route)) {
            MockEndpoint tried = running.mock("tried");
            tried.expectedMinimumMessageCount(2);
            tried.assertIsSatisfied();
            assertThat(running.mock("out").getReceivedCounter()).isZero();
        }
        try (RunningKamelets running =
                kamelets().store(store).bean("target", target).start(route)) {
            isDown.set(false);
            assertThat(json(next(running)).path("MemberUrl").asText()).endsWith("/in/ada");
        }
        try (RunningKamelets running =
                kamelets().store(store).bean("target", target).start(route)) {
            salesflow.campaign().addContact("linkedin.com/in/bob");
            assertThat(json(next(running)).path("MemberUrl").asText()).endsWith("/in/bob");
            assertThat(running.mock("tried").getReceivedCounter()).isEqualTo(1);
        }
    }

    @Test
    void twoKameletsNeedDifferentNamesToReadTheSame() {
        String routes = """
                - route:
                    from:
                      uri: "%1$s"
                      steps:
                        - to: "mock:one"
                - route:
                    from:
                      uri: "%1$s"
                      %2$ssteps:
                        - to: "mock:two"
                """;
        assertThatThrownBy(() ->
                        kamelets().start(routes.formatted(CONTACTS, "parameters:\n        period: \"60ms\"\n      ")))
                .hasStackTraceContaining("feedId");
        salesflow.campaign().addContact("linkedin.com/in/ada");
        try (RunningKamelets running =
                kamelets().start(routes.formatted(CONTACTS, "parameters:\n        feedId: \"second\"\n      "))) {
            await().until(() -> running.mock("one").getReceivedCounter() == 1
                    && running.mock("two").getReceivedCounter() == 1);
        }
    }

    @Test
    void keepsWhatWasDeliveredInADirectory() throws Exception {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        String from = CONTACTS + "?stateDirectory=" + folder.resolve("state");
        try (RunningKamelets running = kamelets().withoutStateStore().start(from, "mock:out")) {
            next(running);
        }
        salesflow.campaign().addContact("linkedin.com/in/bob");
        try (RunningKamelets running = kamelets().withoutStateStore().start(from, "mock:out")) {
            assertThat(json(next(running)).path("MemberUrl").asText()).endsWith("/in/bob");
        }
    }

    private RunningKamelets.Builder kamelets() {
        return RunningKamelets.of(folder).salesflow(salesflow);
    }

    /** The one message that there is. */
    private static Message next(RunningKamelets running) throws InterruptedException {
        MockEndpoint out = running.mock("out");
        out.expectedMessageCount(1);
        out.assertIsSatisfied();
        return out.getExchanges().get(0).getMessage();
    }

    private static JsonNode json(Message message) {
        try {
            return Json.mapper().readTree((String) message.getBody());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
