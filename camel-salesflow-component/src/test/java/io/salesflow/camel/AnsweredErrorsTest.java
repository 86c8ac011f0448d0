package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.salesflow.camel.FailureAssert.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.salesflow.camel.client.SalesflowAuthenticationException;
import io.salesflow.camel.client.SalesflowConflictException;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.client.SalesflowNotFoundException;
import io.salesflow.camel.client.SalesflowRateLimitException;
import io.salesflow.camel.client.SalesflowRejectedException;
import io.salesflow.camel.client.SalesflowServerException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.spi.HttpResponseAware;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnsweredErrorsTest {
    private static final int RETRIES = 2;
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Map<Integer, Class<? extends SalesflowException>> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry(400, SalesflowRejectedException.class),
            Map.entry(401, SalesflowAuthenticationException.class),
            Map.entry(403, SalesflowAuthenticationException.class),
            Map.entry(404, SalesflowNotFoundException.class),
            Map.entry(405, SalesflowRejectedException.class),
            Map.entry(409, SalesflowConflictException.class),
            Map.entry(422, SalesflowRejectedException.class),
            Map.entry(429, SalesflowRateLimitException.class),
            Map.entry(500, SalesflowServerException.class),
            Map.entry(502, SalesflowServerException.class),
            Map.entry(503, SalesflowServerException.class),
            Map.entry(504, SalesflowServerException.class)));

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @BeforeAll
    static void retryTwice() {
        SALESFLOW.component().getConfiguration().setRetries(RETRIES);
    }

    static Stream<Arguments> everyStatusOfEveryOperation() {
        return Examples.all().flatMap(example -> KINDS.keySet().stream().map(status -> arguments(example, status)));
    }

    static Stream<Arguments> everyEnvelopeOfEveryOperation() {
        return Examples.all()
                .flatMap(example -> Stream.of(403, 404, 409, 422, 500, 503).map(status -> arguments(example, status)));
    }

    @ParameterizedTest
    @MethodSource("everyStatusOfEveryOperation")
    void anHttpErrorIsAnExceptionOfItsKindThatQuotesALittleAndNoSecret(Example example, int status) {
        SALESFLOW.answers(aResponse().withStatus(status).withBody(echo(example, "no JSON")));

        SalesflowException failure = assertError(example, status);

        assertQuotesALittle(failure);
    }

    @ParameterizedTest
    @MethodSource("everyEnvelopeOfEveryOperation")
    void anErrorEnvelopeUnderHttp200IsTheSameError(Example example, int status) {
        SALESFLOW.answers(okJson("{\"Status\": " + status + ", \"Message\": \"" + echo(example, "no") + "\"}"));

        SalesflowException failure = assertError(example, status);

        assertQuotesALittle(failure);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void theMessageOfAnErrorEnvelopeIsQuotedAlone(Example example) {
        SALESFLOW.answers(aResponse()
                .withStatus(422)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"Status\":422,\"Message\":\"Campaign has no\\n steps\",\"Other\":\"noise\"}"));

        Exception failure = SALESFLOW.failureOf(example.uriWithArguments(), null, Map.of());

        assertThat(failure).hasMessageContaining("\"Campaign has no steps\"").hasMessageNotContaining("noise");
    }

    private static SalesflowException assertError(Example example, int status) {
        Exception failure = SALESFLOW.failureOf(example.uriWithArguments(), null, Map.of());

        boolean outcomeUnknown = status >= 500 && example.changesSomething();
        SalesflowException exception = assertFailure(failure, example, KINDS.get(status), status, outcomeUnknown);
        assertThat(exception).isInstanceOf(HttpResponseAware.class).hasMessageContaining(String.valueOf(status));
        boolean isSentAgain = example.mayBeSentAgain() && PASSING.contains(status);
        assertThat(SALESFLOW.requests()).hasSize(isSentAgain ? RETRIES + 1 : 1);
        return exception;
    }

    private static void assertQuotesALittle(SalesflowException failure) {
        assertThat(failure.getMessage()).contains("zzz").doesNotContain("THE END");
        assertThat(failure.getMessage().chars().filter(letter -> letter == 'z').count())
                .isLessThanOrEqualTo(200);
    }

    /** A long text in which the server shows the token that it was sent. */
    private static String echo(Example example, String beginning) {
        String token = example.isForDomain() ? SalesflowStub.DOMAIN_TOKEN : SalesflowStub.TOKEN;
        return beginning + ": bad token '" + token + "' " + "z".repeat(500) + " THE END";
    }
}
