package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.salesflow.camel.api.OperationResult;
import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.client.SalesflowNotFoundException;
import io.salesflow.camel.client.SalesflowServerException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallsAreSentAgainTest {
    private static final String DELETE = "salesflow:members/delete?memberId=5";
    private static final ResponseDefinitionBuilder RESET = aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#maybeSentAgain")
    void aReadADeleteOrAMuteSucceedsOnceTheTroubleHasPassed(Example example) {
        SALESFLOW.answersInTurn(status(503), status(429), RESET, okJson(Samples.of(example.operation())), status(500));

        Exchange done = SALESFLOW.send(example.uriWithArguments(), null, Map.of());

        assertThat(done.getException()).isNull();
        assertThat(SALESFLOW.requests())
                .hasSize(4)
                .extracting(request -> request.getMethod() + " " + request.getUrl() + request.getBodyAsString())
                .containsOnly(SALESFLOW.requests().get(0).getMethod() + " "
                        + SALESFLOW.requests().get(0).getUrl()
                        + SALESFLOW.requests().get(0).getBodyAsString());
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#maybeSentAgain")
    void nothingIsSentAgainWithRetriesSetToZero(Example example) {
        SALESFLOW.answers(status(503));

        SALESFLOW.failureOf(example.uri("retries=0"), null, example.headers());

        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    @Test
    void retriesStopAtTheFirstErrorThatStays() {
        SALESFLOW.answersInTurn(status(503), status(500), okJson("[]"));

        Exception failure = SALESFLOW.failureOf("salesflow:accounts/list", null, Map.of());

        assertThat(failure).isInstanceOf(SalesflowServerException.class).hasMessageContaining("500");
        assertThat(SALESFLOW.requests()).hasSize(2);
    }

    @Test
    void aDeleteThatIsGoneWhenSentAgainHasSucceeded() {
        SALESFLOW.answersInTurn(RESET, status(404));

        assertThat(SALESFLOW.bodyOf(DELETE)).isInstanceOf(OperationResult.class);
    }

    @Test
    void aDeleteThatWasRefusedBeforeAndIsGoneNowWasNotOurs() {
        SALESFLOW.answersInTurn(status(429), status(404));

        assertThat(SALESFLOW.failureOf(DELETE, null, Map.of())).isInstanceOf(SalesflowNotFoundException.class);
    }

    @Test
    void theOutcomeOfADeleteIsUnknownIfOneOfItsAttemptsMayHaveTakenEffect() {
        SALESFLOW.answersInTurn(RESET, status(403));

        assertThat(((SalesflowException) SALESFLOW.failureOf(DELETE, null, Map.of())).isOutcomeUnknown())
                .isTrue();
    }

    @Test
    void theOutcomeOfADeleteIsKnownIfAllItsAttemptsWereRefused() {
        SALESFLOW.answersInTurn(status(429), status(403));

        assertThat(((SalesflowException) SALESFLOW.failureOf(DELETE, null, Map.of())).isOutcomeUnknown())
                .isFalse();
    }

    @Test
    void aDeleteOfWhatIsNotThereFails() {
        SALESFLOW.answers(status(404));

        assertThat(SALESFLOW.failureOf(DELETE, null, Map.of())).isInstanceOf(SalesflowNotFoundException.class);
    }

    @Test
    void aMuteOfWhatIsNotThereFailsAlsoWhenSentAgain() {
        SALESFLOW.answersInTurn(RESET, status(404));

        assertThat(SALESFLOW.failureOf("salesflow:members/mute?memberId=5&muted=true", null, Map.of()))
                .isInstanceOf(SalesflowNotFoundException.class);
    }

    @Test
    void theWaitsGrowAndAreCapped() {
        SALESFLOW.answers(status(503));
        Instant start = Instant.now();

        SALESFLOW.failureOf("salesflow:accounts/list?retries=5&retryDelay=20&retryMaxDelay=40", null, Map.of());

        // With 30 % jitter: 20, 40 and then never more than 40 ms; without the cap it would be 620.
        assertThat(SALESFLOW.requests()).hasSize(6);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(100));
        assertThat(waits()).allSatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMillis(13)));
    }

    @Test
    void noRetryWaitsBeyondTheTimeoutOfTheCall() {
        SALESFLOW.answers(status(503));
        Instant start = Instant.now();

        Exception failure =
                SALESFLOW.failureOf("salesflow:accounts/list?callTimeout=300&retryDelay=6000", null, Map.of());

        assertThat(failure).isInstanceOfAny(SalesflowServerException.class, SalesflowConnectionException.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(3000));
        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    private static List<Duration> waits() {
        List<Instant> times = SALESFLOW.requests().stream()
                .map(request -> request.getLoggedDate().toInstant())
                .toList();
        return IntStream.range(1, times.size())
                .mapToObj(index -> Duration.between(times.get(index - 1), times.get(index)))
                .toList();
    }
}
