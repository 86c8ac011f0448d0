package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.salesflow.camel.api.Account;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.api.RunOn;
import io.salesflow.camel.api.Webhook;
import io.salesflow.camel.api.WebhookAttachment;
import io.salesflow.camel.client.SalesflowUnreadableAnswerException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OddAnswersTest {
    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    static Stream<Arguments> everyFieldOfAContact() {
        return Samples.tree(Samples.of("members/get")).properties().stream()
                .map(field -> arguments(field.getKey(), field.getValue().toString()));
    }

    @ParameterizedTest
    @MethodSource("everyFieldOfAContact")
    void aFieldThatComesTwiceIsReadOnce(String name, String value) {
        String sample = Samples.of("members/get").strip();
        SALESFLOW.answers(sample.substring(0, sample.length() - 1) + ",\"IsMuted\":true,\"IsMuted\":true,\"" + name
                + "\":" + value + "}");

        Contact contact = (Contact) SALESFLOW.bodyOf("salesflow:members/get?memberId=1");

        assertThat(contact.other()).isEqualTo(Map.of("IsMuted", true));
        assertThat(contact.memberId()).isEqualTo(46875434);
        assertThat(contact.campaignName()).isEqualTo("Sale lead");
        assertThat(contact.addedAt()).isEqualTo("2024-05-21T09:41:06.170Z");
    }

    @Test
    void aFieldThatComesTwiceWithDifferentValuesHasTheLast() {
        SALESFLOW.answers("[{\"CampaignId\":1,\"Status\":\"a\",\"CampaignName\":\"x\",\"Status\":\"b\"}]");

        assertThat((List<?>) SALESFLOW.bodyOf("salesflow:campaigns/list"))
                .isEqualTo(List.of(new Campaign(1L, "x", "b", null, Map.of())));
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                arguments("\"MEMBER_PENDING, MEMBER_ERROR\"", "MEMBER_PENDING,MEMBER_ERROR", "", 0),
                arguments("\"MEMBER_PENDING,MEMBER_DUPLICATE\"", "MEMBER_PENDING,MEMBER_DUPLICATE", "", 0),
                arguments("1025", "MEMBER_PENDING,MEMBER_ERROR", "", 0),
                arguments("\"1025\"", "MEMBER_PENDING,MEMBER_ERROR", "", 0),
                arguments("4", "MEMBER_CONNECTED", "", 0),
                arguments("0", "", "", 0),
                arguments("\"MEMBER_NOT_SET\"", "", "", 0),
                arguments("\"\"", "", "", 0),
                arguments("\"MEMBER_SNOOZED, MEMBER_CONNECTED\"", "MEMBER_CONNECTED", "MEMBER_SNOOZED", 0),
                arguments("260", "MEMBER_CONNECTED", "", 256),
                arguments("\"MEMBER_CONNECTED, 256\"", "MEMBER_CONNECTED", "", 256),
                arguments("404", "MEMBER_CONNECTED,MEMBER_DELETED", "", 384));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void theStatusOfAContactIsASetOfFlags(String status, String flags, String unknownNames, long unknownBits) {
        SALESFLOW.answers("{\"MemberId\":1,\"Status\":" + status + "}");

        Contact contact = (Contact) SALESFLOW.bodyOf("salesflow:members/get?memberId=1");

        assertThat(contact.status().flags()).extracting(Flag::name).containsExactlyInAnyOrderElementsOf(split(flags));
        assertThat(contact.status().unknownNames()).containsExactlyElementsOf(split(unknownNames));
        assertThat(contact.status().unknownBits()).isEqualTo(unknownBits);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, REPLY_DETECTED",
        "'\"REPLY_DETECTED\"', 2, REPLY_DETECTED",
        "'\"MEMBER_CONNECTED\"', 1, MEMBER_CONNECTED",
        "7, 7, INVITATION_WITHDRAWN",
        "'\"7\"', 7, INVITATION_WITHDRAWN",
        "3, 3, ",
        "'\"FOLLOW_UP\"', , FOLLOW_UP",
    })
    void runOnIsANumberOrAName(String json, Integer number, String name) {
        SALESFLOW.answers("[{\"WebhookId\":1,\"AttachedWebhookCampaigns\":[{\"RunOn\":" + json + "}]}]");

        List<?> webhooks = (List<?>) SALESFLOW.bodyOf("salesflow:webhooks/list");

        assertThat(webhooks)
                .isEqualTo(List.of(new Webhook(
                        1L,
                        null,
                        null,
                        null,
                        List.of(new WebhookAttachment(null, null, new RunOn(number, name), Map.of())),
                        Map.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-21T09:41:06.17,        2024-04-21T09:41:06.170Z,        2024-04-21T07:41:06.170Z",
        "2025-03-06T15:32:57.8477542Z,  2025-03-06T15:32:57.847754200Z,  2025-03-06T15:32:57.847754200Z",
        "2021-02-18T15:33:44.5905705+00:00, 2021-02-18T15:33:44.590570500Z, 2021-02-18T15:33:44.590570500Z",
        "/Date(1618336539820)/,         2021-04-13T17:55:39.820Z,        2021-04-13T17:55:39.820Z",
        "/Date(1618336539820+0300)/,    2021-04-13T17:55:39.820Z,        2021-04-13T17:55:39.820Z",
        "2022-07-29 06:45:15,           2022-07-29T06:45:15Z,            2022-07-29T04:45:15Z",
        "2024-01-01,                    2024-01-01T00:00:00Z,            2023-12-31T23:00:00Z",
    })
    void aTimeIsReadInEveryFormAndWithoutAZoneInTheServers(String time, Instant inUtc, Instant inBerlin) {
        SALESFLOW.answers("[{\"CampaignId\":1,\"LastModifiedAt\":\"" + time + "\"}]");

        Object fromUtc = SALESFLOW.bodyOf("salesflow:campaigns/list");
        Object fromBerlin = SALESFLOW.bodyOf("salesflow:campaigns/list?serverZone=Europe/Berlin");

        assertThat(fromUtc).isEqualTo(List.of(new Campaign(1L, null, null, inUtc, Map.of())));
        assertThat(fromBerlin).isEqualTo(List.of(new Campaign(1L, null, null, inBerlin, Map.of())));
    }

    @Test
    void aTimeThatIsNoneIsUnreadable() {
        SALESFLOW.answers("[{\"CampaignId\":1,\"LastModifiedAt\":\"yesterday\"}]");

        assertThat(SALESFLOW.failureOf("salesflow:campaigns/list", null, Map.of()))
                .isInstanceOf(SalesflowUnreadableAnswerException.class);
    }

    @Test
    void unknownStatusesOfAccountsAndCampaignsAreRead() {
        SALESFLOW.answers("[{\"AccountId\":1,\"CampaignId\":1,\"Status\":\"BRAND_NEW\"}]");

        assertThat((List<?>) SALESFLOW.bodyOf("salesflow:accounts/list"))
                .first()
                .isEqualTo(new Account(1L, null, "BRAND_NEW", null, null, Map.of("CampaignId", 1)));
        assertThat((List<?>) SALESFLOW.bodyOf("salesflow:campaigns/list"))
                .first()
                .extracting(campaign -> ((Campaign) campaign).status())
                .isEqualTo("BRAND_NEW");
    }

    @Test
    void blanksBeforeAListAreReadOver() {
        SALESFLOW.answers(" \r\n\t[{\"CampaignId\":1}]");

        assertThat((List<?>) SALESFLOW.bodyOf("salesflow:campaigns/list")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#lists")
    void anEmptyListIsAnEmptyList(Example example) {
        SALESFLOW.answers("[]");

        assertThat(SALESFLOW.bodyOf(example.uriWithArguments())).isEqualTo(List.of());
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",")).filter(part -> !part.isEmpty()).collect(Collectors.toList());
    }
}
