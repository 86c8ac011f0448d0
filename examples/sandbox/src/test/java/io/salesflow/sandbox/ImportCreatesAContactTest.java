package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.ApiClient.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImportCreatesAContactTest {

    @RegisterExtension
    static final SalesflowSandboxExtension EXTENSION = new SalesflowSandboxExtension();

    private static final String URL = "https://de.LinkedIn.com/in/John-Smith-123456/?trk=x";

    private SalesflowSandbox sandbox;
    private ApiClient api;

    @BeforeEach
    void connect() {
        sandbox = EXTENSION.sandbox();
        api = new ApiClient(sandbox);
    }

    @Test
    void whoseLastModifiedAtAndPublicIdentifierAreNull() {
        JsonNode contact =
                importContact(URL, "firstName", "John", "location", "US").json();

        assertThat(contact.get("LastModifiedAt").isNull()).isTrue();
        assertThat(contact.get("PublicIdentifier").isNull()).isTrue();
        assertThat(contact.get("FirstName").textValue()).isEqualTo("John");
        assertThat(contact.get("LastName").isNull()).isTrue();
        assertThat(contact.get("Status").textValue()).isEqualTo("MEMBER_IMPORTED");
        assertThat(contact.get("MemberUrl").textValue()).isEqualTo("https://www.linkedin.com/in/john-smith-123456");
    }

    @Test
    void whoseAddedAtIsExactInTheAnswerAndCoarseInLists() {
        String answered = importContact(URL).json().get("AddedAt").textValue();
        String listed = api.get("members/list-contacts-by-accountid")
                .json()
                .get(0)
                .get("AddedAt")
                .textValue();

        assertThat(answered).matches("2026-01-05T08:00:00\\.\\d{1,7}Z");
        assertThat(listed).isEqualTo("2026-01-05T08:00:00");
    }

    @Test
    void whoIsADuplicateTheSecondTime() {
        JsonNode first = importContact(URL).json();
        JsonNode second = importContact("linkedin.com/in/john-smith-123456").json();

        assertThat(second.get("Status").textValue()).isEqualTo("MEMBER_IMPORTED, MEMBER_DUPLICATE");
        assertThat(second.get("MemberId").intValue())
                .isNotEqualTo(first.get("MemberId").intValue());
        assertThat(api.get("members/list-contacts-by-accountid").json()).hasSize(2);
    }

    @Test
    void withCustomFieldsInOrder() {
        int memberId = importContact(URL, "customFields", "b & c", "customFields", "ä+#", "customFields", "a")
                .json()
                .get("MemberId")
                .intValue();

        assertThat(sandbox.account().contact(memberId).now().customFields()).containsExactly("b & c", "ä+#", "a");
        assertThat(sandbox.requests("members/import").get(0).parameters("customFields"))
                .containsExactly("b & c", "ä+#", "a");
    }

    @Test
    void whomAFilterByDateHides() {
        importContact(URL);

        assertThat(api.get("members/list-contacts-by-accountid", "updatedFromDate", "2020-01-01")
                        .json())
                .isEmpty();
    }

    @Test
    void unlessAnArgumentIsWrong() {
        assertRefused(importContact("https://www.example.com/in/john"), "linkedInUrl");
        assertRefused(importContact(URL, "firstName", "x".repeat(64)), "firstName");
        String[] elevenFields = new String[22];
        for (int index = 0; index < 22; index += 2) {
            elevenFields[index] = "customFields";
            elevenFields[index + 1] = "value";
        }
        assertRefused(importContact(URL, elevenFields), "customFields");
        assertThat(api.get("members/Import", "campaignId", "1", "linkedInUrl", URL)
                        .status())
                .isEqualTo(404);
        assertThat(sandbox.account().contacts()).isEmpty();
    }

    private Reply importContact(String url, String... more) {
        String[] query = new String[more.length + 4];
        query[0] = "campaignId";
        query[1] = Integer.toString(sandbox.campaign().id());
        query[2] = "linkedInUrl";
        query[3] = url;
        System.arraycopy(more, 0, query, 4, more.length);
        return api.get("members/Import", query);
    }

    private static void assertRefused(Reply reply, String parameter) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("Status").intValue()).isEqualTo(400);
        assertThat(reply.json().get("Message").textValue()).contains("'" + parameter + "'");
    }
}
