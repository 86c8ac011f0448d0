package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.sandbox.ApiClient.Reply;
import io.salesflow.sandbox.account.RunOn;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.webhook.Disturbance;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhooksTest {

    @RegisterExtension
    static final SalesflowSandboxExtension EXTENSION = new SalesflowSandboxExtension(
            SalesflowSandbox.builder().webhookAttempts(3, Duration.ofMillis(5)).webhookCallers(1));

    private SalesflowSandbox sandbox;
    private ApiClient api;
    private WebhookReceiver receiver;

    @BeforeEach
    void connect() {
        sandbox = EXTENSION.sandbox();
        api = new ApiClient(sandbox);
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void areCalledWithTheDocumentedBody() throws Exception {
        attach(create("null"), RunOn.MEMBER_CONNECTED);
        SandboxContact john = contact("john-smith");
        john.edit(edit -> edit.firstName("John").lastName("Smith").customFields(List.of("a", "b")));
        john.invite("This is a test <connection> message");
        sandbox.clock().advance(Duration.ofHours(1));
        john.connect();

        String body = onlyBody();
        assertThat(body.split("\"IsMuted\"", -1)).hasSize(3);
        JsonNode event = new ObjectMapper().readTree(body);
        assertThat(event.get("IntegrationType").textValue()).isEqualTo("INTEGRATION_TYPE_WEBHOOK");
        assertThat(event.get("IntegrationRunOn").textValue()).isEqualTo("INTEGRATION_RUN_ON_CONNECTED");
        assertThat(event.get("MemberId").intValue()).isEqualTo(john.id());
        assertThat(event.get("Status").textValue()).isEqualTo("MEMBER_CONNECTED");
        assertThat(event.get("ConnectedAt").textValue()).isEqualTo("2026-01-05T09:00:00+00:00");
        assertThat(event.get("Custom2").textValue()).isEqualTo("b");
        assertThat(event.get("Custom10").isNull()).isTrue();
        assertThat(event.get("MemberActionsFormatted").textValue())
                .isEqualTo("<p>Connection message [1/5/2026 8:00 AM]: This is a test &lt;connection&gt; message</p>");
        assertThat(event.at("/MemberCampaigns/0/CampaignName").textValue()).isEqualTo("Campaign 1");
        assertThat(body).doesNotContain(sandbox.token());
    }

    @Test
    void areCalledOnlyForTheirEventsAndCampaigns() throws Exception {
        attach(create("null"), RunOn.REPLY_DETECTED);
        SandboxContact anna = contact("anna");
        SandboxContact ben = sandbox.account().addCampaign("Other").addContact("https://www.linkedin.com/in/ben");
        anna.connect();
        ben.reply("not attached");
        anna.reply("attached");

        assertThat(new ObjectMapper()
                        .readTree(onlyBody())
                        .get("IntegrationRunOn")
                        .textValue())
                .isEqualTo("INTEGRATION_RUN_ON_REPLY_DETECTED");
    }

    @Test
    void areNotCalledForRepliesOfMutedContacts() throws Exception {
        attach(create("null"), RunOn.REPLY_DETECTED);
        SandboxContact anna = contact("anna");
        anna.mute(true);
        anna.reply("muted");
        anna.mute(false);
        anna.reply("heard");

        assertThat(onlyBody()).contains("heard");
    }

    @Test
    void mayBeDisabledForMutedContactsAltogether() throws Exception {
        attach(create("true"), RunOn.INVITATION_WITHDRAWN);
        attach(create("false"), RunOn.INVITATION_WITHDRAWN);
        SandboxContact anna = contact("anna");
        anna.mute(true);
        anna.withdraw();

        assertThat(onlyBody()).contains("INTEGRATION_RUN_ON_INVITATION_WITHDRAWN");
    }

    @Test
    void areCalledOncePerContactForFollowUps() throws Exception {
        attach(create("null"), RunOn.FOLLOW_UP);
        SandboxContact anna = contact("anna");
        anna.connect();
        anna.followUp("first");
        anna.followUp("second");

        assertThat(onlyBody()).contains("first");
    }

    @Test
    void areCalledAgainUntilTheReceiverTakesIt() throws Exception {
        attach(create("null"), RunOn.MEMBER_CONNECTED);
        receiver.answerWith(503);
        receiver.answerWith(302);
        contact("anna").connect();
        idle();

        assertThat(sandbox.webhookDeliveries())
                .extracting(WebhookDelivery::attempt, WebhookDelivery::status)
                .containsExactly(tuple(1, 503), tuple(2, 302), tuple(3, 200));
        assertThat(receiver.bodies().stream().distinct()).hasSize(1);
    }

    @Test
    void areGivenUpAfterAWhile() throws Exception {
        attach(create("null"), RunOn.MEMBER_CONNECTED);
        for (int attempt = 0; attempt < 3; attempt++) {
            receiver.answerWith(500);
        }
        contact("anna").connect();
        idle();

        assertThat(receiver.bodies()).hasSize(3);
        assertThat(sandbox.webhookDeliveries()).noneMatch(WebhookDelivery::succeeded);
    }

    @Test
    void onOtherMachinesAreNotCalled() throws Exception {
        String body = "{\"Name\":\"far\",\"Url\":\"https://www.example.com/hook\"}";
        attach(api.call("POST", "webhooks/create", body).json().get("WebhookId").asText(), RunOn.MEMBER_CONNECTED);
        contact("anna").connect();
        idle();

        assertThat(sandbox.webhookDeliveries()).hasSize(3).allMatch(delivery -> delivery.failure()
                .contains("not on this machine"));
    }

    @Test
    void mayBeLostDoubledAndShuffled() throws Exception {
        attach(create("null"), RunOn.REPLY_DETECTED);
        sandbox.webhooks().disturb(new Disturbance(3, 0.2, 0.2, 0.2));
        SandboxContact anna = contact("anna");
        for (int number = 100; number < 200; number++) {
            sandbox.clock().advance(Duration.ofSeconds(1));
            anna.reply("message " + number);
        }
        idle();
        List<Integer> lengths = receiver.bodies().stream().map(String::length).toList();

        assertThat(lengths).isNotEqualTo(lengths.stream().sorted().toList());
        long distinct = receiver.bodies().stream().distinct().count();
        assertThat(distinct).isBetween(65L, 95L);
        assertThat(receiver.bodies().size() - distinct).isBetween(5L, 35L);

        sandbox.webhooks().undisturbed();
        anna.reply("last");
        idle();
        assertThat(receiver.bodies().get(receiver.bodies().size() - 1)).contains("last");
    }

    @Test
    void mayBeReplayed() throws Exception {
        attach(create("null"), RunOn.MEMBER_CONNECTED);
        contact("anna").connect();
        idle();
        sandbox.webhooks().replay(sandbox.webhookDeliveries().get(0));
        idle();

        assertThat(receiver.bodies()).hasSize(2);
        assertThat(receiver.bodies().get(1)).isEqualTo(receiver.bodies().get(0));
    }

    @Test
    void mayBeAttachedOncePerEventAndCampaign() {
        String webhookId = create("null");
        Reply attached = attach(webhookId, RunOn.MEMBER_CONNECTED);
        assertThat(attached.json().get("RunOn").intValue()).isEqualTo(1);
        assertThat(attach(webhookId, RunOn.MEMBER_CONNECTED).status()).isEqualTo(409);
        assertThat(attach(webhookId, RunOn.INVITATION_WITHDRAWN).status()).isEqualTo(200);
        assertThat(attach("1", RunOn.MEMBER_CONNECTED).status()).isEqualTo(404);
        assertThat(attach(webhookId, "4").status()).isEqualTo(400);

        JsonNode listed = api.get("webhooks/list").json().get(0).get("AttachedWebhookCampaigns");
        assertThat(listed).hasSize(2);
        String attachmentId = attached.json().get("WebhookCampaignId").asText();
        assertThat(detach(attachmentId).body()).isEqualTo("{\"Status\":204,\"Message\":null}");
        assertThat(detach(attachmentId).status()).isEqualTo(404);
        assertThat(attach(webhookId, RunOn.MEMBER_CONNECTED).status()).isEqualTo(200);
    }

    @Test
    void mayHaveTheSameUrlTwiceButNotNone() {
        assertThat(create("null")).isNotEqualTo(create("null"));
        assertThat(api.get("webhooks/list").json()).hasSize(2);
        assertRefused("{\"Name\":\"n\"}", "Url");
        assertRefused("{\"Url\":\"http://localhost/\"}", "Name");
        assertRefused("{\"Name\":\"n\",\"Url\":\"ftp://localhost/\"}", "Url");
        assertRefused("{\"Name\":\"n\",\"Url\":\"http://localhost/" + "x".repeat(500) + "\"}", "Url");
        assertRefused("{\"Name\":\"" + "x".repeat(256) + "\",\"Url\":\"http://localhost/\"}", "Name");
    }

    private void assertRefused(String body, String parameter) {
        Reply reply = api.call("POST", "webhooks/create", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(ApiTest.message(reply)).contains("'" + parameter + "'");
    }

    private String create(String disableForMutedContacts) {
        String body = "{\"Name\":\"hook\",\"Url\":\"" + receiver.url() + "\",\"DisableForMutedContacts\":"
                + disableForMutedContacts + "}";
        return api.call("POST", "webhooks/create", body).json().get("WebhookId").asText();
    }

    private Reply attach(String webhookId, RunOn runOn) {
        return attach(webhookId, Integer.toString(runOn.number()));
    }

    private Reply attach(String webhookId, String runOn) {
        String campaignId = Integer.toString(sandbox.campaign().id());
        return api.call(
                "POST", "webhooks/attach", "{}", "webhookId", webhookId, "campaignId", campaignId, "runOn", runOn);
    }

    private Reply detach(String webhookCampaignId) {
        return api.call("POST", "webhooks/detach", "{}", "webhookCampaignId", webhookCampaignId);
    }

    private SandboxContact contact(String slug) {
        return sandbox.campaign().addContact("https://www.linkedin.com/in/" + slug);
    }

    private String onlyBody() throws InterruptedException, IOException {
        idle();
        assertThat(receiver.bodies()).hasSize(1);
        return receiver.bodies().get(0);
    }

    private void idle() throws InterruptedException {
        assertThat(sandbox.webhooks().awaitIdle(Duration.ofSeconds(20))).isTrue();
    }
}
