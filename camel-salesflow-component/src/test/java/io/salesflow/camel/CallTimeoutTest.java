package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.salesflow.camel.FailureAssert.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallTimeoutTest {
    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    /** So that the first timeout does not strike while classes are loaded. */
    @BeforeAll
    static void callOnce() {
        SALESFLOW.answers("[]");
        SALESFLOW.bodyOf("salesflow:accounts/list");
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aCallEndsAtItsTimeout(Example example) {
        SALESFLOW.answers(okJson(Samples.of(example.operation())).withFixedDelay(600));

        SalesflowException failure = assertNoAnswer(example, "callTimeout=200");

        assertThat(failure).hasMessageContaining("callTimeout").hasMessageContaining("200 ms");
        await().untilAsserted(() -> assertThat(SALESFLOW.requests()).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#lists")
    void aCallEndsAtItsTimeoutWhileTheAnswerDrips(Example example) {
        SALESFLOW.answers(okJson(Samples.of(example.operation())).withChunkedDribbleDelay(20, 1000));

        assertThat(assertNoAnswer(example, "callTimeout=120")).hasMessageContaining("callTimeout");
    }

    private static SalesflowException assertNoAnswer(Example example, String options) {
        Exception failure = SALESFLOW.failureOf(example.uri(options), null, example.headers());
        return assertFailure(failure, example, SalesflowConnectionException.class, 0, example.changesSomething());
    }
}
