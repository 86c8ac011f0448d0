package io.salesflow.camel;

import io.salesflow.camel.Example.Effect;
import java.util.List;
import java.util.stream.Stream;

/** One call of each of the 23 operations, as the contract's table has them. */
final class Examples {
    private static final String ACCOUNT = "accountId=321";

    static final List<Example> ALL = List.of(
            list("accounts/list", "", "GET /api/accounts/list", ""),
            list(
                    "accounts/list-by-domain",
                    "domainHostName=crm.example.com",
                    "GET /api/accounts/list-by-domain",
                    "domainHostName=crm.example.com"),
            list(
                    "analytics/by-account",
                    "from=2024-01-01 to=2025-01-01",
                    "GET /api/analytics/by-accountid",
                    ACCOUNT + " from=2024-01-01 to=2025-01-01"),
            one(
                    "analytics/by-campaign",
                    "campaignId=10 from=2024-01-01 to=2025-01-01",
                    "GET /api/analytics/by-campaignid",
                    ACCOUNT + " campaignId=10 from=2024-01-01 to=2025-01-01"),
            list(
                    "campaigns/list",
                    "updatedFromDate=2024-07-16",
                    "GET /api/campaigns/list-campaigns",
                    ACCOUNT + " UpdatedFromDate=2024-07-16T00%3A00%3A00"),
            creates(
                    "campaigns/start",
                    "campaignId=456",
                    "POST /api/campaigns/start",
                    ACCOUNT + " campaignId=456",
                    "{}"),
            one(
                    "campaigns/statistics",
                    "campaignId=31767",
                    "GET /statistics-host/api/statistics/GetCampaignStatistics",
                    ACCOUNT + " campaignId=31767 isForceRequest=true"),
            creates(
                    "members/import",
                    "campaignId=10 linkedInUrl=https://linkedin.com/in/john-smith-123456 firstName=John lastName=Smith"
                            + " occupation=CEO location=US customFields=one,two",
                    "GET /api/members/Import",
                    ACCOUNT + " campaignId=10 linkedInUrl=https%3A%2F%2Flinkedin.com%2Fin%2Fjohn-smith-123456"
                            + " firstName=John lastName=Smith occupation=CEO location=US customFields=one"
                            + " customFields=two",
                    null),
            one("members/get", "memberId=46875434", "GET /api/members/46875434", ACCOUNT),
            one(
                    "members/find",
                    "publicIdentifier=identity100",
                    "GET /api/members",
                    ACCOUNT + " publicIdentifier=identity100"),
            creates(
                    "members/update",
                    "memberId=46875434 firstName=John lastName=Doe location=York occupation=CEO industry=marketing"
                            + " email=j@example.com phone=1555123458 company=Acme",
                    "POST /api/members/46875434",
                    ACCOUNT,
                    "{\"FirstName\":\"John\",\"LastName\":\"Doe\",\"Location\":\"York\",\"Occupation\":\"CEO\","
                            + "\"Industry\":\"marketing\",\"Email\":\"j@example.com\",\"Phone\":\"1555123458\","
                            + "\"Company\":\"Acme\"}"),
            deletes("members/delete", "memberId=46875434", "DELETE /api/members/46875434", ACCOUNT),
            new Example(
                    "members/mute",
                    "memberId=46875434 muted=true",
                    "PATCH /api/members/46875434",
                    ACCOUNT,
                    "{\"IsMuted\":true}",
                    Effect.MUTES,
                    false),
            list(
                    "members/list-by-account",
                    "updatedFromDate=2024-01-01",
                    "GET /api/members/list-contacts-by-accountid",
                    ACCOUNT + " updatedFromDate=2024-01-01T00%3A00%3A00"),
            list(
                    "members/list-by-campaign",
                    "campaignId=10 updatedFromDate=2024-01-01",
                    "GET /api/members/list-contacts",
                    ACCOUNT + " campaignId=10 updatedFromDate=2024-01-01T00%3A00%3A00"),
            new Example(
                    "members/list-by-public-identifiers",
                    "publicIdentifiers=identity1,identity2,identity3 updatedFromDate=2022-07-29T06:45:15",
                    "POST /api/members/list-contacts",
                    ACCOUNT,
                    "{\"PublicIdentifiers\":[\"identity1\",\"identity2\",\"identity3\"],"
                            + "\"UpdatedFromDate\":\"2022-07-29T06:45:15\"}",
                    Effect.READS,
                    true),
            list(
                    "messages/incoming-by-account",
                    "from=2020-01-01",
                    "GET /api/messaging/incoming-messages-by-accountid",
                    ACCOUNT + " from=2020-01-01"),
            list(
                    "messages/incoming-by-campaign",
                    "campaignId=10 from=2020-01-01",
                    "GET /api/messaging/incoming-messages-by-campaignid",
                    ACCOUNT + " campaignId=10 from=2020-01-01"),
            creates(
                    "webhooks/create",
                    "webhookName=Doe webhookUrl=https://www.somesite.com/abc disableForMutedContacts=true",
                    "POST /api/webhooks/create",
                    ACCOUNT,
                    "{\"Name\":\"Doe\",\"Url\":\"https://www.somesite.com/abc\",\"DisableForMutedContacts\":true}"),
            deletes("webhooks/delete", "webhookId=789", "DELETE /api/webhooks/delete", ACCOUNT + " webhookId=789"),
            list("webhooks/list", "", "GET /api/webhooks/list", ACCOUNT),
            creates(
                    "webhooks/attach",
                    "webhookId=456 campaignId=789 runOn=REPLY_DETECTED",
                    "POST /api/webhooks/attach",
                    ACCOUNT + " webhookId=456 campaignId=789 runOn=2",
                    "{}"),
            creates(
                    "webhooks/detach",
                    "webhookCampaignId=456",
                    "POST /api/webhooks/detach",
                    ACCOUNT + " webhookCampaignId=456",
                    "{}"));

    private Examples() {}

    static Stream<Example> all() {
        return ALL.stream();
    }

    static Stream<Example> lists() {
        return all().filter(Example::isList);
    }

    /** Those that make or change something, and must never be sent twice. */
    static Stream<Example> neverSentAgain() {
        return all().filter(example -> !example.mayBeSentAgain());
    }

    static Stream<Example> maybeSentAgain() {
        return all().filter(Example::mayBeSentAgain);
    }

    static Example of(String operation) {
        return all().filter(example -> example.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private static Example one(String operation, String said, String requestLine, String query) {
        return new Example(operation, said, requestLine, query, null, Effect.READS, false);
    }

    private static Example list(String operation, String said, String requestLine, String query) {
        return new Example(operation, said, requestLine, query, null, Effect.READS, true);
    }

    private static Example creates(String operation, String said, String requestLine, String query, String body) {
        return new Example(operation, said, requestLine, query, body, Effect.CREATES, false);
    }

    private static Example deletes(String operation, String said, String requestLine, String query) {
        return new Example(operation, said, requestLine, query, null, Effect.DELETES, false);
    }
}
