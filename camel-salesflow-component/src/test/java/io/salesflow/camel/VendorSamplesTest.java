package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Account;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.CampaignStatistics;
import io.salesflow.camel.api.DomainAccount;
import io.salesflow.camel.api.IncomingMessage;
import io.salesflow.camel.api.MemberMessages;
import io.salesflow.camel.api.OperationResult;
import io.salesflow.camel.api.RunOn;
import io.salesflow.camel.api.Webhook;
import io.salesflow.camel.api.WebhookAttachment;
import io.salesflow.camel.client.SalesflowUnreadableAnswerException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorSamplesTest {
    private static final Campaign JAVA_DEVELOPERS = new Campaign(
            29889L, "Java developers", "CAMPAIGN_RUNNING", Instant.parse("2024-07-16T06:59:05.620Z"), Map.of());

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @Test
    void accounts() {
        String user = "f8de222f-f6e9-4d5b-a7fe-3ff5e0680c66";
        String userEmail = "salesflow_user_email@some_host.com";
        List<Account> expected = List.of(
                new Account(10L, "[email protected]", "ACCOUNT_BLOCKED", user, userEmail, Map.of()),
                new Account(11L, "[email protected]", "ACCOUNT_ACTIVE", user, userEmail, Map.of()));

        assertThat(answerOf("accounts/list")).isEqualTo(expected);
        assertThat(expected).extracting(Account::isActive).containsExactly(false, true);
    }

    @Test
    void accountsOfADomainWhoseAnswerIsNotDocumented() {
        assertThat(answerOf("accounts/list-by-domain"))
                .asInstanceOf(InstanceOfAssertFactories.list(DomainAccount.class))
                .extracting(account ->
                        Samples.tree(SALESFLOW.context().getTypeConverter().convertTo(String.class, account)))
                .isEqualTo(Samples.elements(Samples.of("accounts/list-by-domain")));
    }

    @Test
    void campaigns() {
        assertThat(answerOf("campaigns/list"))
                .isEqualTo(List.of(new Campaign(29854L, "Sales", "CAMPAIGN_RUNNING", null, Map.of()), JAVA_DEVELOPERS));
        assertThat(answerOf("campaigns/list", "campaigns-list-filtered")).isEqualTo(List.of(JAVA_DEVELOPERS));
    }

    @Test
    void aStartedCampaign() {
        assertThat(answerOf("campaigns/start"))
                .isEqualTo(new OperationResult(200, "Campaign has been started.", Map.of()));
    }

    @Test
    void statisticsOfACampaign() {
        assertThat(answerOf("campaigns/statistics"))
                .isEqualTo(new CampaignStatistics(
                        31767L,
                        555L,
                        0L,
                        2L,
                        1L,
                        0L,
                        552L,
                        0L,
                        0L,
                        0L,
                        Instant.ofEpochMilli(1618336539820L),
                        3.5381,
                        Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"messages/incoming-by-account,true", "messages/incoming-by-campaign,false"})
    void incomingMessages(String operation, boolean interested) {
        assertThat(answerOf(operation))
                .isEqualTo(List.of(
                        new MemberMessages(
                                5L,
                                "https://www.linkedin.com/in/foo1",
                                List.of(
                                        message(10, "2020-11-04T17:29:23.570Z", "Congratulations!", interested),
                                        message(12, "2020-11-04T17:05:42.160Z", "Congrats Greg!!", null),
                                        message(14, "2020-11-04T16:49:47.507Z", "???? ???? ???? ", null),
                                        message(16, "2020-11-04T16:48:55.750Z", "Amazing!", null),
                                        message(34143861, "2020-11-04T16:32:45.847Z", "????", null),
                                        message(
                                                34143864,
                                                "2020-11-04T16:16:43.907Z",
                                                "Congrats Greg and everyone on the Relay team",
                                                null)),
                                Map.of()),
                        new MemberMessages(
                                30L,
                                "https://www.linkedin.com/in/foo2",
                                List.of(
                                        message(
                                                104,
                                                "2024-01-03T23:26:53.740Z",
                                                "I look forward to staying in touch!",
                                                null),
                                        message(106, "2024-01-03T23:26:10.130Z", "I'm happy to connect, Foo", null)),
                                Map.of())));
    }

    @Test
    void aNewWebhook() {
        assertThat(answerOf("webhooks/create"))
                .isEqualTo(new Webhook(10265L, "Doe", "https://www.somesite.com/abc", null, List.of(), Map.of()));
    }

    @Test
    void webhooks() {
        assertThat(answerOf("webhooks/list"))
                .isEqualTo(List.of(
                        new Webhook(
                                8984L,
                                "SomeCoolName",
                                "https://www.somehost.com/abc",
                                false,
                                List.of(
                                        new WebhookAttachment(17745L, 29124L, RunOn.MEMBER_CONNECTED, Map.of()),
                                        new WebhookAttachment(17746L, 29124L, RunOn.REPLY_DETECTED, Map.of()),
                                        new WebhookAttachment(17747L, 29124L, RunOn.INVITATION_WITHDRAWN, Map.of()),
                                        new WebhookAttachment(17812L, 29130L, RunOn.REPLY_DETECTED, Map.of())),
                                Map.of()),
                        new Webhook(
                                8985L, "AnotherCoolName", "https://www.somehost.com/def", null, List.of(), Map.of())));
    }

    @Test
    void theBrokenSampleOfWebhooksIsAnErrorAndNotHalfAList() {
        SALESFLOW.answers(Samples.named("webhooks-list-broken"));

        assertThat(SALESFLOW.failureOf("salesflow:webhooks/list", null, Map.of()))
                .isInstanceOf(SalesflowUnreadableAnswerException.class)
                .hasMessageContaining("webhooks/list");
    }

    @Test
    void anAttachedWebhook() {
        assertThat(answerOf("webhooks/attach"))
                .isEqualTo(new WebhookAttachment(27830L, 789L, RunOn.REPLY_DETECTED, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"webhooks/delete", "webhooks/detach"})
    void aDeletedOrDetachedWebhook(String operation) {
        assertThat(answerOf(operation)).isEqualTo(new OperationResult(204, null, Map.of()));
    }

    private static IncomingMessage message(long id, String createdAt, String text, Boolean interested) {
        return new IncomingMessage(id, Instant.parse(createdAt), text, interested, Map.of());
    }

    private static Object answerOf(String operation) {
        return answerOf(operation, operation.replace('/', '-'));
    }

    private static Object answerOf(String operation, String sample) {
        SALESFLOW.answers(sample.equals("accounts-list-by-domain") ? Samples.of(operation) : Samples.named(sample));
        return SALESFLOW.bodyOf(Examples.of(operation).uriWithArguments());
    }
}
