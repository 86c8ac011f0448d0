package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.salesflow.camel.api.Account;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.CampaignAnalytics;
import io.salesflow.camel.api.CampaignStatistics;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.DomainAccount;
import io.salesflow.camel.api.MemberMessages;
import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.OperationResult;
import io.salesflow.camel.api.RunOn;
import io.salesflow.camel.api.Webhook;
import io.salesflow.camel.api.WebhookAttachment;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxCampaign;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A day's work with all 23 operations against the sandbox, which was built from the same contract without this component's
 * code; what is asked and what is answered passes a validator on the way.
 */
class EveryOperationRunsAgainstTheSandboxTest {
    private static final Set<String> TRIED = new ConcurrentSkipListSet<>();

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final OpenApiTraffic traffic = new OpenApiTraffic();
    private final WireMockServer proxy = new WireMockServer(options().dynamicPort());
    private CamelContext camel;
    private SalesflowSandbox sandbox;
    private SandboxCampaign campaign;

    @BeforeEach
    void start() {
        sandbox = SANDBOX.sandbox();
        proxy.addMockServiceRequestListener((request, response) -> {
            traffic.check(request);
            traffic.check(request, response);
        });
        proxy.start();
        proxy.stubFor(any(anyUrl())
                .willReturn(aResponse().proxiedFrom(sandbox.apiUrl().replaceAll("/api$", ""))));
        camel = new DefaultCamelContext();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(proxy.baseUrl() + "/api");
        configuration.setStatisticsApiUrl(
                proxy.baseUrl() + URI.create(sandbox.statisticsApiUrl()).getPath());
        configuration.setToken(sandbox.token());
        configuration.setDomainToken(sandbox.domainToken());
        configuration.setAccountId((long) sandbox.accountId());
        camel.start();
        campaign = sandbox.account().addCampaign("Founders & \"friends\"");
    }

    @AfterEach
    void everyRequestAndAnswerFitsTheDocument() {
        camel.stop();
        proxy.stop();
        assertThat(traffic.problems()).isEmpty();
    }

    @AfterAll
    static void allOperationsWereTried() {
        assertThat(TRIED)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Operation.values())
                        .map(Operation::operationName)
                        .toList());
    }

    @Test
    void accountsAreListed() {
        assertThat(list("accounts/list", Account.class))
                .extracting(Account::accountId)
                .contains((long) sandbox.accountId());
        assertThat(list("accounts/list-by-domain?domainHostName=" + sandbox.domainHostName(), DomainAccount.class))
                .isNotEmpty();
    }

    @Test
    void aContactIsImportedFoundChangedMutedAndDeleted() {
        Contact imported = one(
                "members/import?campaignId=" + campaign.id(),
                Map.of(
                        "linkedInUrl",
                        "https://www.linkedin.com/in/zoe-müller-1?trk=a&b=c#d",
                        "FirstName",
                        "Zoë & Co + 100 %",
                        "customFields",
                        List.of("one, two", "", "drei=3")),
                Contact.class);
        assertThat(imported.firstName()).isEqualTo("Zoë & Co + 100 %");
        assertThat(imported.has(Flag.MEMBER_IMPORTED)).isTrue();
        assertThat(imported.linkedInSlug()).isEqualTo("zoe-müller-1");
        String member = "memberId=" + imported.memberId();

        assertThat(one("members/get?" + member, null, Contact.class).campaignName())
                .isEqualTo("Founders & \"friends\"");
        Contact changed = one(
                "members/update?" + member,
                Map.of("Email", "zoe@example.com", "company", "Müller & Töchter"),
                Contact.class);
        assertThat(changed.email()).isEqualTo("zoe@example.com");
        assertThat(changed.firstName()).isEqualTo("Zoë & Co + 100 %");
        assertThat(one("members/mute?muted=true&" + member, null, OperationResult.class))
                .isNotNull();
        assertThat(list("members/list-by-account", Contact.class))
                .extracting(Contact::memberId)
                .contains(imported.memberId());
        assertThat(list("members/list-by-campaign?campaignId=" + campaign.id(), Contact.class))
                .extracting(Contact::email)
                .containsExactly("zoe@example.com");
        assertThat(one("members/delete?" + member, null, OperationResult.class).status())
                .isEqualTo(204);
        assertThat(list("members/list-by-campaign?campaignId=" + campaign.id(), Contact.class))
                .isEmpty();
    }

    @Test
    void contactsAreFoundByTheirPublicIdentifiers() {
        campaign.addContact("https://www.linkedin.com/in/ada").invite("Hello");
        campaign.addContact("https://www.linkedin.com/in/bob").invite("Hello");

        assertThat(one("members/find?publicIdentifier=ada", null, Contact.class).linkedInSlug())
                .isEqualTo("ada");
        Exchange found = call("members/list-by-public-identifiers?publicIdentifiers=ada,nobody,bob", null);
        assertThat((List<?>) found.getMessage().getBody()).hasSize(2);
        assertThat(found.getMessage().getHeader(SalesflowConstants.MISSING_IDENTIFIERS))
                .isEqualTo(List.of("nobody"));
    }

    @Test
    void aCampaignIsListedStartedAndCounted() {
        campaign.addContact("https://www.linkedin.com/in/ada");
        LocalDate today = sandbox.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        String days = "from=" + today + "&to=" + today;

        assertThat(one("campaigns/start?campaignId=" + campaign.id(), null, OperationResult.class)
                        .status())
                .isEqualTo(200);
        assertThat(list("campaigns/list", Campaign.class))
                .filteredOn(listed -> listed.campaignId() == campaign.id())
                .allMatch(Campaign::isRunning)
                .hasSize(1);
        assertThat(one("campaigns/statistics?campaignId=" + campaign.id(), null, CampaignStatistics.class)
                        .total())
                .isEqualTo(1);
        assertThat(list("analytics/by-account?" + days, CampaignAnalytics.class))
                .extracting(CampaignAnalytics::campaignId)
                .contains((long) campaign.id());
        assertThat(one("analytics/by-campaign?" + days + "&campaignId=" + campaign.id(), null, CampaignAnalytics.class)
                        .general()
                        .totalCampaignMembers())
                .isEqualTo(1);
    }

    @Test
    void messagesAreRead() {
        campaign.addContact("https://www.linkedin.com/in/ada").reply("Grüße & <b>Küsse</b> 👋");
        String from = "from=2026-01-01";

        for (String uri : List.of(
                "messages/incoming-by-account?" + from,
                "messages/incoming-by-campaign?" + from + "&campaignId=" + campaign.id())) {
            assertThat(list(uri, MemberMessages.class))
                    .flatExtracting(MemberMessages::incomingMessages)
                    .extracting("text")
                    .contains("Grüße & <b>Küsse</b> 👋");
        }
    }

    @Test
    void aWebhookIsCreatedAttachedDetachedAndDeleted() {
        Webhook webhook = one(
                "webhooks/create?webhookName=Mine&webhookUrl=http://127.0.0.1:9/in&disableForMutedContacts=true",
                null,
                Webhook.class);
        WebhookAttachment attachment = one(
                "webhooks/attach?runOn=REPLY_DETECTED&webhookId=" + webhook.webhookId() + "&campaignId="
                        + campaign.id(),
                null,
                WebhookAttachment.class);
        assertThat(attachment.runOn()).isEqualTo(RunOn.REPLY_DETECTED);
        assertThat(list("webhooks/list", Webhook.class))
                .flatExtracting(Webhook::attachedWebhookCampaigns)
                .containsExactly(attachment);
        one("webhooks/detach?webhookCampaignId=" + attachment.webhookCampaignId(), null, OperationResult.class);
        one("webhooks/delete?webhookId=" + webhook.webhookId(), null, OperationResult.class);
        assertThat(list("webhooks/list", Webhook.class)).isEmpty();
    }

    private <T> List<T> list(String uri, Class<T> type) {
        List<?> answer = call(uri, null).getMessage().getBody(List.class);
        return answer.stream().map(type::cast).toList();
    }

    private <T> T one(String uri, Object body, Class<T> type) {
        return type.cast(call(uri, body).getMessage().getBody());
    }

    private Exchange call(String uri, Object body) {
        TRIED.add(uri.split("\\?")[0]);
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(body);
        Exchange done = camel.createProducerTemplate().send("salesflow:" + uri, exchange);
        assertThat(done.getException()).isNull();
        return done;
    }
}
