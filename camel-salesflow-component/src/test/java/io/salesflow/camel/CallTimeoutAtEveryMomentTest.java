package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.client.SalesflowConnectionException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallTimeoutAtEveryMomentTest {
    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @RepeatedTest(30)
    void aTimeoutIsAConnectionFailureWhereverItStrikes(RepetitionInfo repetition) {
        SALESFLOW.answers(okJson("[]").withFixedDelay(60));

        Exception failure = SALESFLOW.failureOf(
                "salesflow:accounts/list?callTimeout=" + (1 + repetition.getCurrentRepetition() % 3), null, Map.of());

        assertThat(failure).isInstanceOf(SalesflowConnectionException.class).hasMessageContaining("callTimeout");
    }
}
