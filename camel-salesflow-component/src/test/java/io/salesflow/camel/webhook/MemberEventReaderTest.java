package io.salesflow.camel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.ConversationMessage;
import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.api.MemberStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberEventReaderTest {
    private final MemberEventReader reader = new MemberEventReader(ZoneOffset.UTC, 9);

    @Test
    void theSampleOfTheReferenceIsRead() {
        MemberEvent event = read("""
                {"IntegrationType":"INTEGRATION_TYPE_WEBHOOK","IntegrationRunOn":"INTEGRATION_RUN_ON_CONNECTED",
                "MemberId":17,"LinkedInMemberId":1234567890,"FirstName":"John","BirthdayYear":1980,
                "DateAdded":"2021-02-18T15:33:44.5905705+00:00","ConnectedAt":"/Date(1613666024590)/",
                "IsMuted":false,"Status":"MEMBER_CONNECTED","IsMuted":true,"ConnectionsCount":100,
                "LinkedInAccount":{"FirstName":"Bob","Username":"some@username.com"},
                "Custom1":"CustomValue1","Custom10":"CustomValue10","Surprise":{"a":[1]},
                "MemberActionsFormatted":"<p>Connection message [2/18/2021 4:33 PM]: This is a test</p>\\r\\n\\r\\n\
                <p>John Smith [2/18/2021 4:35 PM]: One &lt;b&gt;<br>two</p><p>more</p>",
                "MemberCampaigns":[{"CampaignName":"Test campaign"}]}""");

        assertThat(event.kind()).isEqualTo(EventKind.CONNECTED);
        assertThat(event.memberId()).isEqualTo(17);
        assertThat(event.isMuted()).as("the last of two").isTrue();
        assertThat(event.dateAdded()).isEqualTo(Instant.parse("2021-02-18T15:33:44.590570500Z"));
        assertThat(event.connectedAt()).isEqualTo(Instant.ofEpochMilli(1613666024590L));
        assertThat(event.status().has(MemberStatus.Flag.MEMBER_CONNECTED)).isTrue();
        assertThat(event.linkedInAccount()).containsEntry("Username", "some@username.com");
        assertThat(event.customFields())
                .hasSize(10)
                .startsWith("CustomValue1", (String) null)
                .endsWith("CustomValue10");
        assertThat(event.campaignNames()).containsExactly("Test campaign");
        assertThat(event.other()).containsOnlyKeys("Surprise");
        assertThat(event.conversation())
                .containsExactly(
                        new ConversationMessage(
                                "Connection message", Instant.parse("2021-02-18T16:33:00Z"), "This is a test"),
                        new ConversationMessage(
                                "John Smith", Instant.parse("2021-02-18T16:35:00Z"), "One <b>\ntwo\n\nmore"));
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGRATION_RUN_ON_CONNECTED,            CONNECTED",
        "integration_run_on_reply_detected,       REPLIED",
        "INTEGRATION_RUN_ON_INVITATION_WITHDRAWN, WITHDRAWN",
        "INTEGRATION_RUN_ON_FOLLOWUP,             FOLLOW_UP",
        "INTEGRATION_RUN_ON_FOLLOW_UP,            FOLLOW_UP",
        "MEMBER_CONNECTED,                        CONNECTED",
        "2,                                       REPLIED",
        "9,                                       FOLLOW_UP",
        "INTEGRATION_RUN_ON_DISCONNECTED,         OTHER",
        "SOMETHING_NEW,                           OTHER"
    })
    void eventsAreKnownByWhateverNameTheyHave(String name, EventKind kind) {
        assertThat(read("{\"MemberId\":1,\"IntegrationRunOn\":\"" + name + "\"}")
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2021-13-45", ""})
    void anOddValueCostsNoEvent(String time) {
        MemberEvent event = read("{\"MemberId\":\"17\",\"DateAdded\":\"" + time + "\",\"IsMuted\":\"perhaps\"}");

        assertThat(event.memberId()).isEqualTo(17);
        assertThat(event.dateAdded()).isNull();
        assertThat(event.isMuted()).isNull();
        assertThat(event.other()).containsEntry("IsMuted", "perhaps").containsEntry("DateAdded", time);
    }

    @Test
    void htmlIsNoHtmlAnyMore() {
        MemberEvent event = read("{\"MemberId\":1,\"MemberActionsFormatted\":"
                + "\"<p>Eve [1/2/2026 9:05 am]: <img src=x onerror=alert(1)>Hi<script>alert(2)</script></p>\"}");

        assertThat(event.conversationText()).isEqualTo("Eve [1/2/2026 9:05 am]: Hi");
        assertThat(event.conversation()).singleElement().satisfies(message -> {
            assertThat(message.who()).isEqualTo("Eve");
            assertThat(message.at()).isEqualTo(Instant.parse("2026-01-02T09:05:00Z"));
            assertThat(message.text()).isEqualTo("Hi");
        });
    }

    @Test
    void timesWithoutAZoneAreInThatOfTheServer() {
        MemberEvent event = new MemberEventReader(ZoneId.of("Europe/Berlin"), null)
                .read("{\"MemberId\":1,\"MemberActionsFormatted\":\"<p>A [7/2/2026 9:05 AM]: x</p>\"}"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(event.conversation().get(0).at()).isEqualTo(Instant.parse("2026-07-02T07:05:00Z"));
    }

    @Test
    void aConversationIsNotLongerThanItsHtml() {
        String html = "<p><object>".repeat(200) + "x".repeat(10_000);
        MemberEvent event = read("{\"MemberId\":1,\"MemberActionsFormatted\":\"" + html + "\"}");

        assertThat(event.conversationText()).hasSizeLessThan(html.length());
        assertThat(event.conversation()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "0",
                "-1",
                "1e999999999",
                "99999999999999999999999999",
                "1.5",
                "[]",
                "{}",
                "[[1],{}]",
                "\"\"",
                "\" \"",
                "\",\"",
                "\"99999999999999999999\"",
                "\"/Date(99999999999999999)/\"",
                "\"+999999999-12-31T23:59:59\"",
                "\"2021-02-18T15:33:44+99:99\"",
                "\"\\u0000\\ud800<p>[\"",
                "\"https://www.linkedin.com/in/%\""
            })
    void whateverStandsInAFieldTheEventIsRead(String value) {
        for (String field : List.of(
                "IntegrationRunOn",
                "IntegrationType",
                "LinkedInMemberId",
                "FirstName",
                "BirthdayYear",
                "DateAdded",
                "ConnectedAt",
                "MemberUrl",
                "IsMuted",
                "Status",
                "ConnectionsCount",
                "LinkedInAccount",
                "Custom1",
                "MemberActionsFormatted",
                "MemberCampaigns",
                "Surprise")) {
            assertThat(read("{\"MemberId\":1,\"" + field + "\":" + value + "}").memberId())
                    .as(field)
                    .isEqualTo(1);
        }
    }

    private MemberEvent read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
