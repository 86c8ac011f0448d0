package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.account.SandboxContact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncomingMessagesTest extends ApiTest {

    private static final String BY_ACCOUNT = "messaging/incoming-messages-by-accountid";
    private static final String BY_CAMPAIGN = "messaging/incoming-messages-by-campaignid";

    @Test
    void comeNewestFirstWithIdsInNoOrder() {
        SandboxContact anna = contact("anna");
        for (int index = 0; index < 20; index++) {
            sandbox.clock().advance(Duration.ofMillis(700));
            anna.reply("message " + index);
        }

        JsonNode messages = messagesOf(anna);

        List<String> expected = IntStream.range(0, 20)
                .mapToObj(index -> "message " + (19 - index))
                .toList();
        assertThat(texts(messages, "Text")).isEqualTo(expected);
        List<Integer> ids = texts(messages, "ConversationMessageId").stream()
                .map(Integer::valueOf)
                .toList();
        assertThat(ids)
                .doesNotHaveDuplicates()
                .isNotEqualTo(ids.stream().sorted().collect(Collectors.toList()));
    }

    @Test
    void showInterestOnTheNewestOnlyAndItMoves() {
        SandboxContact anna = contact("anna");
        anna.reply("first");
        anna.markInterested(true);
        assertThat(texts(messagesOf(anna), "Interested")).containsExactly("true");

        sandbox.clock().advance(Duration.ofSeconds(1));
        anna.reply("second");
        assertThat(texts(messagesOf(anna), "Interested")).containsExactly("true", "null");

        anna.markInterested(false);
        assertThat(texts(messagesOf(anna), "Interested")).containsExactly("false", "null");
    }

    @Test
    void mayBeLateAndHaveAnyId() {
        SandboxContact anna = contact("anna");
        anna.reply("now");
        anna.addMessage(5, Instant.parse("2026-01-05T07:00:00.507Z"), "late");

        JsonNode messages = messagesOf(anna);

        assertThat(texts(messages, "Text")).containsExactly("now", "late");
        assertThat(messages.get(1).get("CreatedAt").textValue()).isEqualTo("2026-01-05T07:00:00.507");
        assertThat(messages.get(1).get("ConversationMessageId").intValue()).isEqualTo(5);
        assertThat(anna.now().lastModifiedAt()).isEqualTo(sandbox.clock().instant());
    }

    @Test
    void areCutAtTheBeginningOfTheDay() {
        SandboxContact anna = contact("anna");
        anna.addMessage(Instant.parse("2026-01-03T23:59:59Z"), "old");
        anna.addMessage(Instant.parse("2026-01-04T00:00:00Z"), "new");

        assertThat(texts(
                        api.get(BY_ACCOUNT, "from", "2026-01-04T17:00:00")
                                .json()
                                .get(0)
                                .get("IncomingMessages"),
                        "Text"))
                .containsExactly("new");
        assertThat(api.get(BY_ACCOUNT, "from", "2026-01-05").json()).isEmpty();
    }

    @Test
    void needAFrom() {
        assertThat(api.get(BY_ACCOUNT).status()).isEqualTo(400);
        assertThat(message(api.get(BY_ACCOUNT))).contains("'from'");
        assertThat(api.get(BY_ACCOUNT, "from", "soon").status()).isEqualTo(400);
    }

    @Test
    void areThoseOfTheCampaignAndOfContactsThatAreStillThere() {
        SandboxContact anna = contact("anna");
        SandboxContact ben = sandbox.account().addCampaign("Other").addContact("https://www.linkedin.com/in/ben");
        SandboxContact gone = contact("gone");
        anna.reply("a");
        ben.reply("b");
        gone.reply("c");
        gone.delete();

        assertThat(texts(api.get(BY_ACCOUNT, "from", "2026-01-01").json(), "MemberId"))
                .containsExactlyInAnyOrder("" + anna.id(), "" + ben.id());
        assertThat(texts(
                        api.get(BY_CAMPAIGN, "campaignId", campaignId(), "from", "2026-01-01")
                                .json(),
                        "MemberUrl"))
                .containsExactly("https://www.linkedin.com/in/anna");
        assertThat(api.get(BY_CAMPAIGN, "campaignId", "1", "from", "2026-01-01").status())
                .isEqualTo(404);
    }

    @Test
    void comeInNoOrderOfTimeAcrossContacts() {
        for (int index = 0; index < 30; index++) {
            sandbox.clock().advance(Duration.ofSeconds(1));
            contact("person-" + index).reply("hello");
        }

        List<String> members = texts(api.get(BY_ACCOUNT, "from", "2026-01-01").json(), "MemberId");

        assertThat(members).hasSize(30).isNotEqualTo(members.stream().sorted().toList());
    }

    private JsonNode messagesOf(SandboxContact contact) {
        for (JsonNode member : api.get(BY_ACCOUNT, "from", "2020-01-01").json()) {
            if (member.get("MemberId").intValue() == contact.id()) {
                return member.get("IncomingMessages");
            }
        }
        throw new AssertionError("No messages of " + contact.id());
    }
}
