package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.salesflow.camel.FailureAssert.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.http.Fault;
import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenConnectionsTest {
    private static final String ONE_RETRY = "retries=1";

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    static Stream<Arguments> everyFaultOfEveryOperation() {
        return Examples.all().flatMap(example -> Arrays.stream(Fault.values()).map(fault -> arguments(example, fault)));
    }

    @ParameterizedTest
    @MethodSource("everyFaultOfEveryOperation")
    void aBrokenConnectionIsRetriedWhereThatIsSafe(Example example, Fault fault) {
        SALESFLOW.answers(aResponse().withFault(fault));

        assertNoAnswer(example, ONE_RETRY);

        assertThat(SALESFLOW.requests()).hasSize(example.mayBeSentAgain() ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aSilentServerIsAskedAgainWhereThatIsSafe(Example example) {
        SALESFLOW.answers(okJson(Samples.of(example.operation())).withFixedDelay(400));

        assertNoAnswer(example, ONE_RETRY + "&responseTimeout=100");

        await().untilAsserted(() -> assertThat(SALESFLOW.requests()).hasSize(example.mayBeSentAgain() ? 2 : 1));
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aRefusedConnectionChangedNothing(Example example) throws IOException {
        String nowhere = "http://localhost:" + freePort() + "/api";

        Exception failure = SALESFLOW.failureOf(
                example.uri(ONE_RETRY + "&apiUrl=" + nowhere + "&statisticsApiUrl=" + nowhere),
                null,
                example.headers());

        assertFailure(failure, example, SalesflowConnectionException.class, 0, false);
        assertThat(SALESFLOW.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#neverSentAgain")
    void aConnectionThatTheServerClosedMeanwhileDoesNotSendACreationTwice(Example example) {
        SALESFLOW.answers(okJson("[]"));
        SALESFLOW.bodyOf("salesflow:accounts/list");
        SALESFLOW.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));

        SALESFLOW.failureOf(example.uriWithArguments(), null, Map.of());

        assertThat(SALESFLOW.requests())
                .filteredOn(request -> request.getUrl().startsWith(example.path()))
                .hasSize(1);
    }

    private static SalesflowException assertNoAnswer(Example example, String options) {
        Exception failure = SALESFLOW.failureOf(example.uri(options), null, example.headers());
        return assertFailure(failure, example, SalesflowConnectionException.class, 0, example.changesSomething());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
