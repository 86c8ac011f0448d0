package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.salesflow.camel.FailureAssert.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallTimeoutTest {
    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aCallEndsAtItsTimeout(Example example) {
        SALESFLOW.answers(okJson(Samples.of(example.operation())).withFixedDelay(500));

        SalesflowException failure = assertNoAnswer(example, "callTimeout=100");

        assertThat(failure).hasMessageContaining("callTimeout").hasMessageContaining("100 ms");
        await().untilAsserted(() -> assertThat(SALESFLOW.requests()).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#lists")
    void aCallEndsAtItsTimeoutWhileTheAnswerDrips(Example example) {
        SALESFLOW.answers(okJson(Samples.of(example.operation())).withChunkedDribbleDelay(20, 1000));

        assertThat(assertNoAnswer(example, "callTimeout=120")).hasMessageContaining("callTimeout");
    }

    @RepeatedTest(30)
    void aTimeoutIsAConnectionFailureWhereverItStrikes(RepetitionInfo repetition) {
        SALESFLOW.answers(okJson("[]").withFixedDelay(60));

        Exception failure = SALESFLOW.failureOf(
                "salesflow:accounts/list?callTimeout=" + (repetition.getCurrentRepetition() % 3), null, Map.of());

        assertThat(failure).isInstanceOf(SalesflowConnectionException.class).hasMessageContaining("callTimeout");
    }

    private static SalesflowException assertNoAnswer(Example example, String options) {
        Exception failure = SALESFLOW.failureOf(example.uri(options), null, example.headers());
        return assertFailure(failure, example, SalesflowConnectionException.class, 0, example.changesSomething());
    }
}
