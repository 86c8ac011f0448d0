package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.salesflow.camel.client.SalesflowException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Import is a GET that creates; it and everything else that creates or changes is sent at most once. */
class ImportIsNeverSentTwiceTest {
    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    static Stream<Arguments> everyTroubleOfEveryCreation() {
        List<ResponseDefinitionBuilder> troubles = List.of(
                status(429).withHeader("Retry-After", "0"),
                status(500),
                status(502),
                status(503).withHeader("Retry-After", "0"),
                status(504),
                okJson("{\"Status\":503,\"Message\":\"busy\"}"),
                okJson(""),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        return Examples.neverSentAgain()
                .flatMap(example -> troubles.stream().map(trouble -> Arguments.arguments(example, trouble)));
    }

    @Test
    void thoseAreImportStartUpdateCreateAttachAndDetach() {
        assertThat(Examples.neverSentAgain().map(Example::operation))
                .containsExactlyInAnyOrder(
                        "campaigns/start",
                        "members/import",
                        "members/update",
                        "webhooks/create",
                        "webhooks/attach",
                        "webhooks/detach");
    }

    @ParameterizedTest
    @MethodSource("everyTroubleOfEveryCreation")
    void whateverHappens(Example example, ResponseDefinitionBuilder trouble) {
        SALESFLOW.answersInTurn(trouble, okJson(Samples.of(example.operation())));

        SALESFLOW.send(example.uri("retries=5"), null, example.headers());

        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    @Test
    void anImportWhoseOutcomeIsUnknownSaysSo() {
        SALESFLOW.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));

        Exception failure = SALESFLOW.failureOf(Examples.of("members/import").uriWithArguments(), null, Map.of());

        assertThat(failure)
                .isInstanceOf(SalesflowException.class)
                .hasMessageContaining("unknown")
                .hasMessageContaining("look before you send it again");
        assertThat(((SalesflowException) failure).isOutcomeUnknown()).isTrue();
    }
}
