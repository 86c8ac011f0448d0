package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.ApiClient.Reply;
import io.salesflow.sandbox.account.SandboxAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsAreGuardedByTokensTest extends ApiTest {

    @Test
    void aWrongTokenIsForbidden() {
        assertForbidden(get("campaigns/list-campaigns", "token", "wrong", "accountId", accountId()));
    }

    @Test
    void aMissingTokenIsForbidden() {
        assertForbidden(get("campaigns/list-campaigns", "accountId", accountId()));
    }

    @Test
    void theTokenOfAnotherAccountIsForbidden() {
        SandboxAccount other = sandbox.addAccount();

        assertForbidden(get("campaigns/list-campaigns", "token", other.token(), "accountId", accountId()));
        assertThat(get("campaigns/list-campaigns", "token", other.token(), "accountId", "" + other.id())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMissingAccountIsABadRequestThatNamesIt() {
        Reply reply = get("campaigns/list-campaigns", "token", sandbox.token());

        assertThat(reply.status()).isEqualTo(400);
        assertThat(message(reply)).contains("'accountId'");
    }

    @Test
    void accountsAreListedPerUser() {
        SandboxAccount ofSameUser = sandbox.addAccount();
        SandboxAccount ofOtherUser = sandbox.addAccount("somebody.else@example.com");
        ofSameUser.block();

        assertThat(texts(get("accounts/list", "token", sandbox.token()).json(), "AccountId"))
                .containsExactly(accountId(), "" + ofSameUser.id());
        assertThat(texts(get("accounts/list", "token", sandbox.token()).json(), "Status"))
                .containsExactly("ACCOUNT_ACTIVE", "ACCOUNT_BLOCKED");
        assertThat(texts(get("accounts/list", "token", ofOtherUser.token()).json(), "AccountId"))
                .containsExactly("" + ofOtherUser.id());
    }

    @Test
    void aDomainListsAllItsAccounts() {
        sandbox.addAccount("somebody.else@example.com");

        Reply reply = get(
                "accounts/list-by-domain",
                "domainToken",
                sandbox.domainToken(),
                "domainHostName",
                sandbox.domainHostName());
        assertThat(reply.json()).hasSize(2);
        assertForbidden(get(
                "accounts/list-by-domain", "domainToken", sandbox.token(), "domainHostName", sandbox.domainHostName()));
        assertForbidden(get(
                "accounts/list-by-domain", "domainToken", sandbox.domainToken(), "domainHostName", "other.example"));
    }

    @Test
    void parameterNamesAndPathsAreMatchedIgnoringCase() {
        assertThat(get("Campaigns/LIST-campaigns", "TOKEN", sandbox.token(), "accountid", accountId())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void statisticsAreOnTheOtherHostOnly() {
        String query = ApiClient.query(List.of("token", sandbox.token()));

        assertThat(api.raw("GET", sandbox.apiUrl() + "/statistics/GetCampaignStatistics" + query, null)
                        .status())
                .isEqualTo(404);
        assertThat(api.raw("GET", sandbox.statisticsApiUrl() + "/accounts/list" + query, null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aWrongMethodIsRefused() {
        assertThat(api.call("POST", "accounts/list", "{}").status()).isEqualTo(405);
        assertThat(api.get("webhooks/create").status()).isEqualTo(405);
    }

    private String accountId() {
        return Integer.toString(sandbox.accountId());
    }

    private Reply get(String resource, String... query) {
        return api.raw("GET", sandbox.apiUrl() + "/" + resource + ApiClient.query(List.of(query)), null);
    }

    private static void assertForbidden(Reply reply) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().get("Status").intValue()).isEqualTo(403);
        assertThat(message(reply)).isEqualTo("Invalid token/account");
    }
}
