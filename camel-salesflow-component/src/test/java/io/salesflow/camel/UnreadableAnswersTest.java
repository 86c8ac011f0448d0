package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.salesflow.camel.FailureAssert.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.OperationResult;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.client.SalesflowNotFoundException;
import io.salesflow.camel.client.SalesflowServerException;
import io.salesflow.camel.client.SalesflowUnreadableAnswerException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnreadableAnswersTest {
    private static final String PAGE =
            "<!DOCTYPE html>\n<html><body><h1>Sign in</h1>" + "z".repeat(6000) + "</body></html>";

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    static Stream<Example> answeredWithARecord() {
        return Examples.all().filter(example -> !example.answersNoRecord());
    }

    static Stream<Example> answeredWithAnEnvelope() {
        return Examples.all().filter(Example::answersNoRecord);
    }

    static Stream<Example> allButMute() {
        return Examples.all().filter(example -> !example.operation().equals("members/mute"));
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void anHtmlPageUnderHttp200IsUnreadable(Example example) {
        SALESFLOW.answers(okForContentType("text/html", page(example)));

        SalesflowException failure = assertUnreadable(example, 200);

        assertThat(failure).hasMessageContaining("Sign in");
        assertQuotesALittle(failure);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void anHtmlPageUnderHttp500IsTheServersError(Example example) {
        SALESFLOW.answers(aResponse()
                .withStatus(500)
                .withHeader("Content-Type", "text/html")
                .withBody(page(example)));

        SalesflowException failure = assertFailure(
                failureOf(example), example, SalesflowServerException.class, 500, example.changesSomething());

        assertThat(failure).hasMessageContaining("Sign in");
        assertQuotesALittle(failure);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void truncatedJsonIsUnreadable(Example example) {
        String whole = Samples.of(example.operation()).strip();
        SALESFLOW.answers(okJson(whole.substring(0, whole.length() - 1)));

        assertUnreadable(example, 200);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void truncatedJsonIsUnreadableAlsoAsRawJson(Example example) {
        String whole = Samples.of(example.operation()).strip();
        SALESFLOW.answers(okJson(whole.substring(0, whole.length() - 1)));

        Exception failure = SALESFLOW.failureOf(example.uri("rawJson=true"), null, example.headers());

        assertFailure(failure, example, SalesflowUnreadableAnswerException.class, 200, example.changesSomething());
    }

    @ParameterizedTest
    @MethodSource("answeredWithARecord")
    void anEmptyBodyIsUnreadableWhereARecordIsPromised(Example example) {
        SALESFLOW.answers(okJson(""));

        assertThat(assertUnreadable(example, 200)).hasMessageContaining("empty");
    }

    @ParameterizedTest
    @MethodSource("answeredWithAnEnvelope")
    void anEmptyBodyIsASuccessWhereOnlyAnEnvelopeIsPromised(Example example) {
        SALESFLOW.answers(aResponse().withStatus(204));

        assertThat(SALESFLOW.bodyOf(example.uriWithArguments())).isEqualTo(new OperationResult(204, null, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("allButMute")
    void jsonNullMeansNotFound(Example example) {
        SALESFLOW.answers(okJson(" null\n"));

        assertFailure(failureOf(example), example, SalesflowNotFoundException.class, 200, false);
        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void jsonOfAnotherShapeIsUnreadable(Example example) {
        SALESFLOW.answers(okJson(example.isList() ? "{\"a\":1}" : "[1]"));
        if (example.operation().equals("members/mute")) {
            assertThat(SALESFLOW.bodyOf(example.uriWithArguments())).isInstanceOf(OperationResult.class);
        } else {
            assertUnreadable(example, 200);
        }
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void somethingAfterTheJsonIsUnreadable(Example example) {
        SALESFLOW.answers(okJson(Samples.of(example.operation()) + "<html>"));

        assertUnreadable(example, 200);
        assertThat(SALESFLOW.failureOf(example.uri("rawJson=true"), null, example.headers()))
                .isInstanceOf(SalesflowUnreadableAnswerException.class);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#lists")
    void anElementThatIsNoRecordIsUnreadable(Example example) {
        String whole = Samples.of(example.operation()).strip();
        SALESFLOW.answers(okJson(whole.substring(0, whole.length() - 1) + ", 5]"));

        assertUnreadable(example, 200);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aRedirectIsNotFollowed(Example example) {
        SALESFLOW.answers(aResponse()
                .withStatus(302)
                .withHeader("Location", SALESFLOW.server().baseUrl() + "/login?token=" + SalesflowStub.TOKEN));

        assertThat(assertUnreadable(example, 302)).hasMessageContaining("redirect");
    }

    private static SalesflowException assertUnreadable(Example example, int status) {
        SalesflowException failure = assertFailure(
                failureOf(example),
                example,
                SalesflowUnreadableAnswerException.class,
                status,
                example.changesSomething());
        assertThat(SALESFLOW.requests()).hasSize(1);
        return failure;
    }

    private static void assertQuotesALittle(SalesflowException failure) {
        String quoted = failure.getMessage().replaceAll("(?s)^[^\"]*\"(.*)\".*$", "$1");
        assertThat(quoted).startsWith("<!DOCTYPE").hasSizeLessThanOrEqualTo(201).endsWith("z…");
    }

    private static Exception failureOf(Example example) {
        return SALESFLOW.failureOf(example.uriWithArguments(), null, Map.of());
    }

    private static String page(Example example) {
        String token = example.isForDomain() ? SalesflowStub.DOMAIN_TOKEN : SalesflowStub.TOKEN;
        return PAGE.replace("Sign in", "Sign in " + token + "?");
    }
}
