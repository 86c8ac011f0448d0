package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.ApiClient.Reply;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.http.ApiOperation;
import io.salesflow.sandbox.http.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EveryAnswerConformsToTheOpenApiDocumentTest extends ApiTest {

    private static final OpenApi DOCUMENT = new OpenApi();

    private final Set<String> seen = new TreeSet<>();

    @Test
    void overAllOperations() {
        String url = "https://www.linkedin.com/in/anna-berg";
        int memberId = checked(api.get(
                        "members/Import",
                        "campaignId",
                        campaignId(),
                        "linkedInUrl",
                        url,
                        "firstName",
                        "Anna",
                        "customFields",
                        "one",
                        "customFields",
                        "two"))
                .json()
                .get("MemberId")
                .intValue();
        contact("ben-cole");
        checked(api.call("POST", "campaigns/start", "{}", "campaignId", campaignId()));
        checked(api.call("POST", "campaigns/start", "{}", "campaignId", campaignId()), 409);
        sandbox.life().run(Duration.ofDays(3));
        SandboxContact anna = sandbox.account().contact(memberId);
        anna.connect();
        anna.reply("Hello");
        anna.markInterested(true);

        members(memberId);
        listsAndFigures();
        webhooks();
        checked(api.call("DELETE", "members/" + memberId, null));
        checked(api.get("members/" + memberId), 404);

        assertThat(seen).isEqualTo(new TreeSet<>(ApiOperation.names()));
    }

    private void members(int memberId) {
        checked(api.get("members/" + memberId));
        checked(api.get("members", "publicIdentifier", "anna-berg"));
        checked(api.get("members", "publicIdentifier", "nobody"), 404);
        checked(api.call("POST", "members/" + memberId, "{\"FirstName\":\"Ann\",\"Company\":\"Acme\"}"));
        checked(api.call("PATCH", "members/" + memberId, "{\"IsMuted\":true}"));
        checked(api.call("POST", "members/list-contacts", "{\"PublicIdentifiers\":[\"anna-berg\",\"nobody\"]}"));
        checked(api.get("members/list-contacts-by-accountid"));
        checked(api.get("members/list-contacts-by-accountid", "updatedFromDate", "2026-01-01T00:00:00"));
        checked(api.get("members/list-contacts", "campaignId", campaignId()));
        checked(api.get("members/list-contacts", "campaignId", "1"), 404);
    }

    private void listsAndFigures() {
        checked(api.get("campaigns/list-campaigns"));
        checked(api.get("campaigns/list-campaigns", "UpdatedFromDate", "2026-01-01T00:00:00"));
        checked(api.get("messaging/incoming-messages-by-accountid", "from", "2026-01-01"));
        checked(api.get("messaging/incoming-messages-by-campaignid", "campaignId", campaignId(), "from", "2026-01-01"));
        checked(api.get("analytics/by-accountid", "from", "2026-01-01", "to", "2026-02-01"));
        checked(api.get(
                "analytics/by-campaignid", "campaignId", campaignId(), "from", "2026-01-01", "to", "2026-02-01"));
        checked(statistics());
        checked(raw("accounts/list", List.of("token", sandbox.token())));
        checked(raw("accounts/list", List.of("token", "wrong")), 403);
        checked(raw(
                "accounts/list-by-domain",
                List.of("domainToken", sandbox.domainToken(), "domainHostName", sandbox.domainHostName())));
    }

    private void webhooks() {
        String webhookId = checked(
                        api.call("POST", "webhooks/create", "{\"Name\":\"w\",\"Url\":\"http://127.0.0.1:9/hook\"}"))
                .json()
                .get("WebhookId")
                .asText();
        String attachmentId = checked(api.call(
                        "POST",
                        "webhooks/attach",
                        "{}",
                        "webhookId",
                        webhookId,
                        "campaignId",
                        campaignId(),
                        "runOn",
                        "1"))
                .json()
                .get("WebhookCampaignId")
                .asText();
        checked(api.get("webhooks/list"));
        checked(api.call("POST", "webhooks/detach", "{}", "webhookCampaignId", attachmentId));
        checked(api.call("DELETE", "webhooks/delete", null, "webhookId", webhookId));
        checked(api.call("DELETE", "webhooks/delete", null, "webhookId", webhookId), 404);
    }

    private Reply statistics() {
        String query = ApiClient.query(List.of(
                "token",
                sandbox.token(),
                "accountId",
                Integer.toString(sandbox.accountId()),
                "campaignId",
                campaignId(),
                "isForceRequest",
                "true"));
        return api.raw("GET", sandbox.statisticsApiUrl() + "/statistics/GetCampaignStatistics" + query, null);
    }

    private Reply raw(String resource, List<String> query) {
        return api.raw("GET", sandbox.apiUrl() + "/" + resource + ApiClient.query(query), null);
    }

    private Reply checked(Reply reply) {
        return checked(reply, 200);
    }

    private Reply checked(Reply reply, int status) {
        List<RecordedRequest> requests = sandbox.requests();
        RecordedRequest request = requests.get(requests.size() - 1);
        assertThat(reply.status())
                .as("%s %s", request.operation(), reply.body())
                .isEqualTo(status);
        DOCUMENT.assertConforms(request, reply);
        seen.add(request.operation());
        return reply;
    }
}
