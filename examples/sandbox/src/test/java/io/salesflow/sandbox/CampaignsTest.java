package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.ApiClient.Reply;
import io.salesflow.sandbox.account.CampaignStatus;
import io.salesflow.sandbox.account.SandboxContact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignsTest extends ApiTest {

    @Test
    void startOnceAndOnlyWithMembers() {
        assertThat(start().status()).isEqualTo(422);
        assertThat(message(start())).contains("no members");

        contact("anna");
        assertThat(start().body()).isEqualTo("{\"Status\":200,\"Message\":\"Campaign has been started.\"}");
        assertThat(start().status()).isEqualTo(409);
        assertThat(api.call("POST", "campaigns/start", "{}", "campaignId", "1").status())
                .isEqualTo(404);
    }

    @Test
    void dontStartWhileTheAccountIsBlocked() {
        contact("anna");
        sandbox.campaign().start();
        sandbox.account().block();

        assertThat(sandbox.campaign().status()).isEqualTo(CampaignStatus.PAUSED);
        assertThat(start().status()).isEqualTo(422);
        assertThat(message(start())).contains("blocked");
        sandbox.account().unblock();
        assertThat(start().status()).isEqualTo(200);
    }

    @Test
    void areHiddenByAFilterUntilTheyWereModified() {
        sandbox.account().addCampaign("Untouched");
        contact("anna");
        sandbox.clock().advance(Duration.ofSeconds(5));
        start();

        JsonNode all = api.get("campaigns/list-campaigns").json();
        assertThat(texts(all, "CampaignName")).containsExactly("Campaign 1", "Untouched");
        assertThat(texts(all, "LastModifiedAt")).containsExactly("2026-01-05T08:00:05", "null");
        assertThat(texts(all, "Status")).containsExactly("CAMPAIGN_RUNNING", "CAMPAIGN_STOPPED");
        assertThat(texts(
                        api.get("campaigns/list-campaigns", "UpdatedFromDate", "2024-07-16T05:00:00")
                                .json(),
                        "CampaignName"))
                .containsExactly("Campaign 1");
    }

    @Test
    void haveStatisticsOnlyWhenForced() {
        contact("anna").invite("Hello");
        SandboxContact ben = contact("ben");
        ben.invite(null);
        ben.connect();
        ben.followUp("Well?");
        ben.reply("Yes");
        contact("carl");

        JsonNode statistics = statistics("true").json();

        assertThat(statistics.get("Total").intValue()).isEqualTo(3);
        assertThat(statistics.get("Imported").intValue()).isEqualTo(1);
        assertThat(statistics.get("Invitations").intValue()).isEqualTo(1);
        assertThat(statistics.get("Connections").intValue()).isEqualTo(1);
        assertThat(statistics.get("Messages").intValue()).isEqualTo(1);
        assertThat(statistics.get("Replies").intValue()).isEqualTo(1);
        assertThat(statistics.get("UpdatedAt").textValue()).isEqualTo("/Date(1767600000000)/");
        assertThat(statistics("false").body()).isEqualTo("null");
    }

    @Test
    void haveAnalyticsOfTheDaysFromAndToInclusive() {
        SandboxContact anna = contact("anna");
        SandboxContact ben = contact("ben");
        anna.invite("Hello");
        ben.invite(null);
        sandbox.clock().advance(Duration.ofDays(1));
        anna.connect();
        anna.followUp("Well?");
        anna.reply("Yes");
        anna.reply("Really");

        JsonNode both = analytics("2026-01-05", "2026-01-06");
        assertThat(both.at("/Linkedin/InviteSent").intValue()).isEqualTo(2);
        assertThat(both.at("/Linkedin/InvitesAcceptedWithConnectionMessage").intValue())
                .isEqualTo(1);
        assertThat(both.at("/Linkedin/ConnectionRate").doubleValue()).isEqualTo(50.0);
        assertThat(both.at("/Linkedin/RepliesAfter1thFollowup").intValue()).isEqualTo(1);
        assertThat(both.at("/General/TotalCampaignMembers").intValue()).isEqualTo(2);
        assertThat(analytics("2026-01-05T23:00:00", "2026-01-05T01:00:00")
                        .at("/Linkedin/InvitesAccepted")
                        .intValue())
                .isZero();
        assertThat(analytics("2026-01-06", "2026-01-06")
                        .at("/Linkedin/InviteSent")
                        .intValue())
                .isZero();
        assertThat(api.get("analytics/by-accountid", "from", "2026-01-01", "to", "2026-02-01")
                        .json())
                .hasSize(1);
    }

    @Test
    void refuseAnalyticsOfAWrongPeriod() {
        assertThat(api.get("analytics/by-accountid", "from", "2026-01-02", "to", "2026-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(message(api.get("analytics/by-accountid", "from", "2026-01-02")))
                .contains("'to'");
    }

    private JsonNode analytics(String from, String to) {
        return api.get("analytics/by-campaignid", "campaignId", campaignId(), "from", from, "to", to)
                .json();
    }

    private Reply start() {
        return api.call("POST", "campaigns/start", "{}", "campaignId", campaignId());
    }

    private Reply statistics(String forced) {
        String query = ApiClient.query(List.of(
                "token",
                sandbox.token(),
                "accountId",
                Integer.toString(sandbox.accountId()),
                "campaignId",
                campaignId(),
                "isForceRequest",
                forced));
        return api.raw("GET", sandbox.statisticsApiUrl() + "/statistics/GetCampaignStatistics" + query, null);
    }
}
