package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.salesflow.camel.client.SalesflowRateLimitException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {
    private static final String SERVER_TIME = "Sun, 06 Nov 1994 08:49:37 GMT";

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aWaitBeyondTheLongestRetryDelayFailsAtOnceAndSaysHowLong(Example example) {
        SALESFLOW.answers(limit().withHeader("Retry-After", "31"));

        SalesflowRateLimitException failure = failureOf(example.uri("retryMaxDelay=30s"), example.headers());

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(31));
        assertThat(failure).hasMessageContaining("31 s");
        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    @Test
    void aDateIsAWaitByTheServersOwnClock() {
        SALESFLOW.answers(
                limit().withHeader("Date", SERVER_TIME).withHeader("Retry-After", "Sun, 06 Nov 1994 08:51:37 GMT"));

        assertThat(failureOf("salesflow:accounts/list").retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    @Test
    void aDateWithoutTheServersClockIsAWaitByOurs() {
        SALESFLOW.answers(limit().withHeader(
                        "Retry-After",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                Instant.now().plusSeconds(100).atOffset(ZoneOffset.UTC))));

        assertThat(failureOf("salesflow:accounts/list").retryAfter()).hasValueSatisfying(wait -> assertThat(wait)
                .isBetween(Duration.ofSeconds(80), Duration.ofSeconds(101)));
    }

    @Test
    void aDateThatHasPassedIsNoWait() {
        SALESFLOW.answers(
                limit().withHeader("Date", SERVER_TIME).withHeader("Retry-After", "Sun, 06 Nov 1994 08:00:00 GMT"));

        assertThat(failureOf("salesflow:accounts/list").retryAfter()).contains(Duration.ZERO);
        assertThat(SALESFLOW.requests()).hasSize(4);
    }

    @Test
    void withoutRetryAfterTheOwnDelaysCount() {
        SALESFLOW.answers(limit());

        assertThat(failureOf("salesflow:accounts/list").retryAfter()).isEmpty();
        assertThat(SALESFLOW.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "1.5", "99999999999999999999"})
    void aRetryAfterThatCannotBeReadIsPassedOver(String value) {
        SALESFLOW.answers(limit().withHeader("Retry-After", value));

        assertThat(failureOf("salesflow:accounts/list").retryAfter()).isEmpty();
        assertThat(SALESFLOW.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aWaitWithinTheLongestRetryDelayIsWaited(int status) {
        SALESFLOW.answersInTurn(status(status).withHeader("Retry-After", "1"), okJson("[]"));

        SALESFLOW.bodyOf("salesflow:accounts/list?retryMaxDelay=2s");

        List<LoggedRequest> requests = SALESFLOW.requests();
        assertThat(requests).hasSize(2);
        assertThat(Duration.between(
                        requests.get(0).getLoggedDate().toInstant(),
                        requests.get(1).getLoggedDate().toInstant()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void aWaitBeyondTheTimeoutOfTheCallFailsAtOnce() {
        SALESFLOW.answers(limit().withHeader("Retry-After", "20"));

        assertThat(failureOf("salesflow:accounts/list?callTimeout=10s").retryAfter())
                .contains(Duration.ofSeconds(20));
        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    private static ResponseDefinitionBuilder limit() {
        return status(429).withBody("Too many requests");
    }

    private static SalesflowRateLimitException failureOf(String uri) {
        return failureOf(uri, Map.of());
    }

    private static SalesflowRateLimitException failureOf(String uri, Map<String, Object> headers) {
        Exception failure = SALESFLOW.failureOf(uri, null, headers);
        assertThat(failure).isInstanceOf(SalesflowRateLimitException.class).hasMessageContaining("Too many requests");
        return (SalesflowRateLimitException) failure;
    }
}
