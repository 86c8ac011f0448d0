package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.ApiClient.Reply;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.Quirk;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.account.SandboxContact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactListsTest extends ApiTest {

    private static final String BY_ACCOUNT = "members/list-contacts-by-accountid";
    private static final String BY_CAMPAIGN = "members/list-contacts";

    @Test
    void anAccountsListHasStatusCampaignAndPublicIdentifier() {
        contact("anna").status(MemberStatus.PENDING, MemberStatus.ERROR);

        JsonNode contact = api.get(BY_ACCOUNT).json().get(0);

        assertThat(names(contact))
                .containsExactly(
                        "MemberId",
                        "FirstName",
                        "LastName",
                        "Location",
                        "Occupation",
                        "Industry",
                        "Email",
                        "Phone",
                        "PublicIdentifier",
                        "Status",
                        "CampaignId",
                        "Company",
                        "MemberUrl",
                        "LastModifiedAt",
                        "AddedAt");
        assertThat(contact.get("Status").textValue()).isEqualTo("MEMBER_PENDING, MEMBER_ERROR");
    }

    @Test
    void aCampaignsListHasNoneOfThem() {
        contact("anna");
        sandbox.account().addCampaign("Other").addContact("https://www.linkedin.com/in/ben");

        JsonNode list = api.get(BY_CAMPAIGN, "campaignId", campaignId()).json();

        assertThat(list).hasSize(1);
        assertThat(names(list.get(0))).doesNotContain("Status", "CampaignId", "PublicIdentifier");
    }

    @Test
    void aContactHasItsCampaignsNameAndTheFoundOneHasNoStatus() {
        SandboxContact anna = contact("anna");
        anna.invite(null);

        JsonNode contact = api.get("members/" + anna.id()).json();
        assertThat(contact.get("CampaignName").textValue()).isEqualTo("Campaign 1");
        assertThat(contact.get("Status").textValue()).isEqualTo("MEMBER_INVITATION_SENT");
        JsonNode found = api.get("members", "publicIdentifier", "anna").json();
        assertThat(found.get("MemberId").intValue()).isEqualTo(anna.id());
        assertThat(found.has("Status")).isFalse();
    }

    @Test
    void aContactWithoutACampaignHasNull() {
        SandboxContact anna = contact("anna");
        sandbox.campaign().delete();

        JsonNode contact = api.get("members/" + anna.id()).json();

        assertThat(contact.get("CampaignId").isNull()).isTrue();
        assertThat(contact.get("CampaignName").isNull()).isTrue();
    }

    @Test
    void aFilterShowsOnlyWhatWasModifiedStrictlyLater() {
        Instant now = sandbox.clock().instant();
        contact("never");
        contact("then").lastModifiedAt(now);
        contact("later").lastModifiedAt(now.plusMillis(1));
        contact("before").lastModifiedAt(now.minusSeconds(1));

        assertThat(slugs(api.get(BY_ACCOUNT, "updatedFromDate", "2026-01-05T08:00:00")))
                .containsExactly("later");
        assertThat(slugs(api.get(BY_CAMPAIGN, "campaignId", campaignId(), "UpdatedFromDate", "2026-01-05 08:00:00")))
                .containsExactly("later");
        assertThat(slugs(api.get(BY_ACCOUNT, "updatedFromDate", "2026-01-05T09:59:59+02:00")))
                .containsExactly("then", "later");
        assertThat(api.get(BY_ACCOUNT, "updatedFromDate", "yesterday").status()).isEqualTo(400);
    }

    @Test
    void publicIdentifiersGetTheirContactsAndTheUnknownAreSilentlyAbsent() {
        contact("anna").edit(edit -> edit.publicIdentifier("anna"));
        contact("ben").edit(edit -> edit.publicIdentifier("ben").lastModifiedAt(null));

        assertThat(slugs(byIdentifiers("{\"publicIdentifiers\":[\"ben\",\"nobody\",\"anna\"]}")))
                .containsExactly("ben", "anna");
        assertThat(slugs(byIdentifiers(
                        "{\"PublicIdentifiers\":[\"ben\",\"anna\"],\"UpdatedFromDate\":\"2022-07-29 06:45:15\"}")))
                .containsExactly("anna");
    }

    @Test
    void publicIdentifiersAreLimited() {
        assertThat(byIdentifiers("{\"PublicIdentifiers\":[]}").status()).isEqualTo(400);
        assertThat(byIdentifiers("{}").status()).isEqualTo(400);
        assertThat(byIdentifiers("{\"PublicIdentifiers\":[\"a\",null]}").status())
                .isEqualTo(400);
        assertThat(byIdentifiers("{\"PublicIdentifiers\":[\" \"]}").status()).isEqualTo(400);
        assertThat(byIdentifiers("{\"PublicIdentifiers\":[\"a\"" + ",\"a\"".repeat(20) + "]}")
                        .status())
                .isEqualTo(400);
        assertThat(byIdentifiers("{\"PublicIdentifiers\":[\"a\"" + ",\"a\"".repeat(19) + "]}")
                        .status())
                .isEqualTo(200);
        assertThat(byIdentifiers("no json").status()).isEqualTo(400);
    }

    @Test
    void anUpdateChangesOnlyWhatWasSentAndStampsTheContact() {
        SandboxContact anna = contact("anna");
        anna.edit(edit -> edit.lastName("Berg").lastModifiedAt(null));
        sandbox.clock().advance(Duration.ofMillis(1230));

        JsonNode updated = api.call(
                        "POST", "members/" + anna.id(), "{\"FIRSTNAME\":\"Änne\",\"email \":\"a@b.example\"}")
                .json();

        assertThat(updated.get("FirstName").textValue()).isEqualTo("Änne");
        assertThat(updated.get("LastName").textValue()).isEqualTo("Berg");
        assertThat(updated.get("Email").textValue()).isEqualTo("a@b.example");
        assertThat(updated.get("LastModifiedAt").textValue()).isEqualTo("2026-01-05T08:00:01.23");
        assertThat(api.call("POST", "members/" + anna.id(), "{\"location\":\"" + "x".repeat(128) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.call("POST", "members/1", "{}").status()).isEqualTo(404);
    }

    @Test
    void aKeyWithABlankStillMutes() {
        SandboxContact anna = contact("anna");

        assertThat(api.call("PATCH", "members/" + anna.id(), "{\"IsMuted \":true}")
                        .status())
                .isEqualTo(200);
        assertThat(anna.now().muted()).isTrue();
        assertThat(api.call("PATCH", "members/" + anna.id(), "{\"IsMuted\":null}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDeletedContactIsGone() {
        SandboxContact anna = contact("anna");
        contact("ben");

        assertThat(api.call("DELETE", "members/" + anna.id(), null).body())
                .isEqualTo("{\"Status\":204,\"Message\":null}");

        assertThat(slugs(api.get(BY_ACCOUNT))).containsExactly("ben");
        assertThat(slugs(api.get(BY_CAMPAIGN, "campaignId", campaignId()))).containsExactly("ben");
        assertThat(api.get("members/" + anna.id()).status()).isEqualTo(404);
        assertThat(api.call("DELETE", "members/" + anna.id(), null).status()).isEqualTo(404);
    }

    @Test
    void aDeletedContactStaysListedWhereThatWasAskedFor() {
        try (SalesflowSandbox keeping = SalesflowSandbox.builder()
                .quirks(Quirk.KEEP_DELETED_CONTACTS, Quirk.STATUS_AS_NUMBER)
                .start()) {
            ApiClient client = new ApiClient(keeping);
            SandboxContact anna = keeping.campaign().addContact("https://www.linkedin.com/in/anna");
            anna.delete();

            assertThat(client.get(BY_ACCOUNT).json().get(0).get("Status").intValue())
                    .isEqualTo(16);
        }
    }

    @Test
    void aSeededAccountKeepsItsPagesRightThroughEdits() {
        try (SalesflowSandbox seeded =
                SalesflowSandbox.builder().campaigns(3).members(1000).start()) {
            ApiClient client = new ApiClient(seeded);
            SandboxCampaign first = seeded.account().campaigns().get(0);
            SandboxCampaign second = seeded.account().campaigns().get(1);
            int firstMember = first.contacts().get(0).memberId();
            assertThat(client.get(BY_ACCOUNT).json()).hasSize(1000);
            assertThat(client.get(BY_CAMPAIGN, "campaignId", "" + first.id()).json())
                    .hasSize(334);

            seeded.account().contact(firstMember).edit(edit -> edit.campaignId(second.id())
                    .firstName("Moved"));
            seeded.account().contact(firstMember + 1).delete();
            seeded.account().contact(firstMember + 2).edit(edit -> edit.company("Changed"));
            first.addContact("https://www.linkedin.com/in/new-one");

            JsonNode all = client.get(BY_ACCOUNT).json();
            assertThat(all).hasSize(1000);
            assertThat(texts(all, "FirstName")).contains("Moved");
            assertThat(texts(all, "Company")).contains("Changed");
            List<String> inFirst = slugs(client.get(BY_CAMPAIGN, "campaignId", "" + first.id()));
            assertThat(inFirst).hasSize(333).endsWith("new-one").doesNotHaveDuplicates();
            JsonNode inSecond =
                    client.get(BY_CAMPAIGN, "campaignId", "" + second.id()).json();
            assertThat(inSecond).hasSize(334);
            assertThat(inSecond.get(333).get("FirstName").textValue()).isEqualTo("Moved");
            assertThat(first.tally().total()).isEqualTo(333);
            assertThat(second.tally().total()).isEqualTo(334);
        }
    }

    @Test
    void aSeededContactIsFoundByItsPublicIdentifierAndItsImportIsADuplicate() {
        try (SalesflowSandbox seeded = SalesflowSandbox.builder().members(500).start()) {
            ApiClient client = new ApiClient(seeded);
            String slug = seeded.account().contacts().stream()
                    .map(contact -> contact.profile().publicIdentifier())
                    .filter(identifier -> identifier != null)
                    .skip(100)
                    .findFirst()
                    .orElseThrow();

            assertThat(client.get("members", "publicIdentifier", slug)
                            .json()
                            .get("PublicIdentifier")
                            .textValue())
                    .isEqualTo(slug);
            seeded.campaign().addContact("https://www.linkedin.com/in/" + slug);
            JsonNode all = client.get(BY_ACCOUNT).json();
            assertThat(all.get(500).get("Status").textValue()).isEqualTo("MEMBER_IMPORTED, MEMBER_DUPLICATE");
        }
    }

    @Test
    void aCompressedListSaysTheSame() throws Exception {
        try (SalesflowSandbox seeded =
                SalesflowSandbox.builder().campaigns(3).members(2000).start()) {
            ApiClient client = new ApiClient(seeded);
            seeded.account().contact(46_875_434 + 300).delete();
            seeded.campaign().addContact("https://www.linkedin.com/in/new-one");
            for (int member = 256; member < 512; member++) {
                seeded.account().contact(46_875_434 + member).find().ifPresent(contact -> seeded.account()
                        .contact(contact.memberId())
                        .delete());
            }

            String campaignId = Integer.toString(seeded.campaign().id());
            assertThat(client.getCompressed(BY_ACCOUNT))
                    .isEqualTo(client.get(BY_ACCOUNT).body());
            assertThat(client.getCompressed(BY_CAMPAIGN, "campaignId", campaignId))
                    .isEqualTo(client.get(BY_CAMPAIGN, "campaignId", campaignId).body());
            assertThat(client.getCompressed("campaigns/list-campaigns"))
                    .isEqualTo(client.get("campaigns/list-campaigns").body());
        }
        assertThat(api.getCompressed(BY_ACCOUNT)).isEqualTo("[]");
    }

    @Test
    void aListIsASnapshotEvenWhileContactsChange() {
        for (int index = 0; index < 600; index++) {
            contact("person-" + index);
        }
        var snapshot = sandbox.account().contacts();
        sandbox.account().contacts().stream().limit(300).forEach(contact -> sandbox.account()
                .contact(contact.memberId())
                .delete());

        assertThat(snapshot.stream()).hasSize(600);
        assertThat(sandbox.account().contacts().stream()).hasSize(300);
    }

    private Reply byIdentifiers(String body) {
        return api.call("POST", "members/list-contacts", body);
    }

    private static List<String> slugs(Reply reply) {
        return texts(reply.json(), "MemberUrl").stream()
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .toList();
    }
}
