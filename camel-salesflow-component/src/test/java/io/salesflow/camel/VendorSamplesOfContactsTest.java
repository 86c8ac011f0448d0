package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.api.OperationResult;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VendorSamplesOfContactsTest {
    private static final String MARCH = "2024-03-21T09:41:06.170Z";
    private static final String APRIL = "2024-04-21T09:41:06.170Z";
    private static final String MAY = "2024-05-21T09:41:06.170Z";

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @Test
    void anImportedContact() {
        assertThat(answerOf("members/import"))
                .isEqualTo(new Contact(
                        202279022L,
                        null,
                        "John",
                        "Smith",
                        "US",
                        "CEO",
                        null,
                        null,
                        null,
                        null,
                        "https://linkedin.com/in/john-smith-123456",
                        null,
                        Instant.parse("2025-03-06T15:32:57.847754200Z"),
                        MemberStatus.of(Flag.MEMBER_IMPORTED),
                        null,
                        null,
                        Map.of()));
    }

    @Test
    void anUpdatedContact() {
        assertThat(answerOf("members/update")).isEqualTo(john("identity100", "test123", APRIL, MAY, null, null, null));
    }

    @Test
    void aContactByItsNumber() {
        assertThat(answerOf("members/get"))
                .isEqualTo(john(
                        "identity100",
                        "test123",
                        null,
                        MAY,
                        MemberStatus.of(Flag.MEMBER_PENDING, Flag.MEMBER_ERROR),
                        10L,
                        "Sale lead"));
    }

    @Test
    void aContactByItsPublicIdentifier() {
        assertThat(answerOf("members/find")).isEqualTo(john("identity100", "test123", APRIL, MAY, null, null, null));
    }

    @Test
    void contactsByTheirPublicIdentifiers() {
        assertThat(answerOf("members/list-by-public-identifiers"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(
                        john("identity1", "test123", APRIL, MAY, null, null, null), nick("identity3", "test456"));
    }

    @Test
    void contactsOfACampaign() {
        assertThat(answerOf("members/list-by-campaign"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(john(null, "test456", MARCH, MARCH, null, null, null), nick(null, "test456"));
    }

    @Test
    void contactsOfAnAccount() {
        assertThat(answerOf("members/list-by-account"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(
                        john(
                                "identity100",
                                "test123",
                                null,
                                MAY,
                                MemberStatus.of(Flag.MEMBER_PENDING, Flag.MEMBER_ERROR),
                                10L,
                                null),
                        new Contact(
                                46875435L,
                                "identity1002",
                                "John",
                                "Foo",
                                "Chickago",
                                "CEO",
                                null,
                                null,
                                null,
                                null,
                                "https://www.linkedin.com/in/test1234",
                                null,
                                Instant.parse("2024-05-21T19:41:06.170Z"),
                                MemberStatus.of(Flag.MEMBER_PENDING),
                                15L,
                                null,
                                Map.of()));
    }

    @Test
    void aDeletedContact() {
        assertThat(answerOf("members/delete")).isEqualTo(new OperationResult(204, null, Map.of()));
    }

    @Test
    void aMutedContactWhoseAnswerIsNotDocumented() {
        assertThat(answerOf("members/mute"))
                .isEqualTo(new OperationResult(200, null, Map.of("MemberId", 46875434, "IsMuted", true)));
    }

    private static Contact john(
            String publicIdentifier,
            String slug,
            String lastModifiedAt,
            String addedAt,
            MemberStatus status,
            Long campaignId,
            String campaignName) {
        return new Contact(
                46875434L,
                publicIdentifier,
                "John",
                "Doe",
                "New York",
                "CEO",
                "marketing",
                "some company",
                "[email protected]",
                "1555123456",
                "https://www.linkedin.com/in/" + slug,
                lastModifiedAt == null ? null : Instant.parse(lastModifiedAt),
                Instant.parse(addedAt),
                status,
                campaignId,
                campaignName,
                Map.of());
    }

    private static Contact nick(String publicIdentifier, String slug) {
        return new Contact(
                46875435L,
                publicIdentifier,
                "Nick",
                "Foo",
                "London",
                "Full stack .NET developer, open for new opportunities",
                null,
                "some company",
                null,
                null,
                "https://www.linkedin.com/in/" + slug,
                Instant.parse(MARCH),
                Instant.parse(MARCH),
                null,
                null,
                null,
                Map.of());
    }

    private static Object answerOf(String operation) {
        SALESFLOW.answers(Samples.of(operation));
        return SALESFLOW.bodyOf(Examples.of(operation).uriWithArguments());
    }
}
