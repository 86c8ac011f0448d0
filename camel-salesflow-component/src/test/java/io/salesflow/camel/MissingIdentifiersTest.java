package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.client.SalesflowServerException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.camel.Message;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MissingIdentifiersTest {
    private static final String LIST = "salesflow:members/list-by-public-identifiers";

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @Test
    void theVendorsSampleHasNoContactForTheSecondIdentifier() {
        SALESFLOW.answers(Samples.of("members/list-by-public-identifiers"));

        Message answer = SALESFLOW.answerOf(LIST + "?publicIdentifiers=identity1,identity2,identity3", null, Map.of());

        assertThat(missing(answer)).containsExactly("identity2");
    }

    @Test
    void nothingMissingIsAnEmptyList() {
        SALESFLOW.answers(contacts(1, 2));

        assertThat(missing(ask(List.of("id1", "id2")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "19, 19", "20, 20", "21, 20;1", "40, 20;20", "41, 20;20;1", "45, 20;20;5"})
    void moreThanTwentyAreAskedForInChunksAndJoinedInOrder(int count, String chunks) {
        int[] sizes =
                List.of(chunks.split(";")).stream().mapToInt(Integer::parseInt).toArray();
        int[] starts =
                IntStream.range(0, sizes.length).map(chunk -> chunk * 20 + 1).toArray();
        SALESFLOW.answersInTurn(IntStream.range(0, sizes.length)
                .mapToObj(chunk -> okJson(contacts(starts[chunk], starts[chunk] + sizes[chunk] - 1)))
                .toArray(ResponseDefinitionBuilder[]::new));
        List<String> asked =
                IntStream.rangeClosed(1, count).mapToObj(id -> "id" + id).toList();

        Message answer = ask(asked);

        assertThat(SALESFLOW.requests())
                .extracting(request -> identifiers(request.getBodyAsString()).size())
                .containsExactly(IntStream.of(sizes).boxed().toArray(Integer[]::new));
        assertThat(SALESFLOW.requests())
                .flatExtracting(request -> identifiers(request.getBodyAsString()))
                .isEqualTo(asked);
        assertThat(answer.getBody())
                .asInstanceOf(InstanceOfAssertFactories.list(Contact.class))
                .extracting(Contact::publicIdentifier)
                .isEqualTo(asked);
        assertThat(missing(answer)).isEmpty();
    }

    @Test
    void everyChunkHasTheDate() {
        SALESFLOW.answers("[]");

        SALESFLOW.answerOf(
                LIST + "?updatedFromDate=2024-01-01",
                IntStream.range(0, 21).mapToObj(i -> "id" + i).toList(),
                Map.of());

        assertThat(SALESFLOW.requests()).hasSize(2).allSatisfy(request -> assertThat(
                        Samples.tree(request.getBodyAsString())
                                .path("UpdatedFromDate")
                                .asText())
                .isEqualTo("2024-01-01T00:00:00"));
    }

    @Test
    void whatIsMissingFromAnyChunkIsReportedInTheOrderAskedFor() {
        SALESFLOW.answersInTurn(okJson(contacts(2, 20)), okJson("[]"), okJson(contacts(41, 44)));
        List<String> asked =
                IntStream.rangeClosed(1, 45).mapToObj(id -> "id" + id).toList();

        assertThat(missing(ask(asked)))
                .hasSize(22)
                .startsWith("id1", "id21", "id22")
                .endsWith("id40", "id45");
    }

    @Test
    void aChunkThatFailsFailsTheCall() {
        SALESFLOW.answersInTurn(okJson(contacts(1, 20)), status(500));

        Exception failure = SALESFLOW.failureOf(
                LIST, IntStream.range(0, 30).mapToObj(i -> "id" + i).toList(), Map.of());

        assertThat(failure).isInstanceOf(SalesflowServerException.class);
        assertThat(SALESFLOW.requests()).hasSize(2);
    }

    @Test
    void anIdentifierAskedForTwiceIsReportedOnce() {
        SALESFLOW.answers(contacts(1, 1));

        assertThat(missing(ask(List.of("id9", "id1", "id9", "id1")))).containsExactly("id9");
    }

    @Test
    void upperAndLowerCaseAreTheSame() {
        SALESFLOW.answers(contacts(1, 1));

        assertThat(missing(ask(List.of("ID1")))).isEmpty();
    }

    @Test
    void aContactWithoutPublicIdentifierIsKnownByItsProfile() {
        SALESFLOW.answers("[{\"MemberId\":1,\"PublicIdentifier\":null,"
                + "\"MemberUrl\":\"https://www.linkedin.com/in/John-Smith-123/?x=1\"}]");

        assertThat(missing(ask(List.of("john-smith-123", "other")))).containsExactly("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rawJson=true", "streamResults=true", "rawJson=true&streamResults=true"})
    void theHeaderIsThereInEveryFormOfTheAnswer(String form) {
        SALESFLOW.answersInTurn(okJson(contacts(1, 20)), okJson("[ ]"), okJson(contacts(41, 42)));
        List<String> asked =
                IntStream.rangeClosed(1, 45).mapToObj(id -> "id" + id).toList();

        Message answer = SALESFLOW.answerOf(LIST + "?" + form, asked, Map.of());

        assertThat(missing(answer)).hasSize(23).startsWith("id21").endsWith("id45");
        if (form.contains("rawJson")) {
            assertThat(Samples.elements(answer.getBody(String.class)))
                    .hasSize(22)
                    .allSatisfy(contact -> assertThat(contact.has("MemberId")).isTrue());
        } else {
            assertThat((Iterator<?>) answer.getBody()).toIterable().hasSize(22);
        }
    }

    private static Message ask(List<String> identifiers) {
        return SALESFLOW.answerOf(LIST, null, Map.of(SalesflowConstants.PUBLIC_IDENTIFIERS, identifiers));
    }

    private static List<String> missing(Message answer) {
        List<?> missing = (List<?>) answer.getHeader("CamelSalesflowMissingIdentifiers");
        return missing.stream().map(String.class::cast).toList();
    }

    private static List<String> identifiers(String body) {
        return StreamSupport.stream(Samples.tree(body).path("PublicIdentifiers").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String contacts(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id -> "{\"MemberId\":" + id + ",\"PublicIdentifier\":\"id" + id + "\"}")
                .toList()
                .toString();
    }
}
