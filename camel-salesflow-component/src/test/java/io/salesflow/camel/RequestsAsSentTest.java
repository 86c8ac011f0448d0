package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestsAsSentTest {
    private static final Map<String, Object> HEADERS_WITHOUT_EFFECT = Map.ofEntries(
            Map.entry("Authorization", "Bearer abc"),
            Map.entry("Cookie", "a=b"),
            Map.entry("foo", "bar"),
            Map.entry("Host", "elsewhere.example.com"),
            Map.entry("Content-Type", "text/plain"),
            Map.entry("Accept", "text/html"),
            Map.entry("X-Forwarded-For", "10.0.0.1"),
            Map.entry(Exchange.HTTP_METHOD, "PUT"),
            Map.entry(Exchange.HTTP_QUERY, "q=1"),
            Map.entry(Exchange.HTTP_RAW_QUERY, "q=1"),
            Map.entry(Exchange.HTTP_PATH, "/elsewhere"),
            Map.entry(Exchange.HTTP_URI, "http://elsewhere.example.com"),
            Map.entry("token", "stolen"),
            Map.entry("domainToken", "stolen"),
            Map.entry("accountId", 666),
            Map.entry("campaignId", 666),
            Map.entry("CamelSalesflowToken", "stolen"),
            Map.entry("CamelSalesflowDomainToken", "stolen"),
            Map.entry("CamelSalesflowAccountId", 666),
            Map.entry("CamelSalesflowApiUrl", "http://elsewhere.example.com"),
            Map.entry("CamelSalesflowStatisticsApiUrl", "http://elsewhere.example.com"),
            Map.entry("CamelSalesflowOperation", "members/delete"));

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @Test
    void thereAreTwentyThreeOperations() {
        assertThat(Examples.ALL)
                .extracting(Example::operation)
                .doesNotHaveDuplicates()
                .hasSize(23);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void argumentsCanBeEndpointOptions(Example example) {
        SALESFLOW.answers(Samples.of(example.operation()));

        Exchange done = SALESFLOW.send(example.uriWithArguments(), null, Map.of());

        assertThat(done.getException()).isNull();
        assertIsSent(example);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void argumentsCanBeHeaders(Example example) {
        SALESFLOW.answers(Samples.of(example.operation()));

        Exchange done = SALESFLOW.send(example.uri(), null, example.headers());

        assertThat(done.getException()).isNull();
        assertIsSent(example);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void otherHeadersHaveNoEffect(Example example) {
        SALESFLOW.answers(Samples.of(example.operation()));
        Map<String, Object> headers = new HashMap<>(HEADERS_WITHOUT_EFFECT);
        headers.putAll(example.headers());

        Exchange done = SALESFLOW.send(example.uri(), null, headers);

        assertThat(done.getException()).isNull();
        assertIsSent(example);
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void headersStayOnTheExchangeAndTheAnswerAddsNoHttpHeader(Example example) {
        SALESFLOW.answers(Samples.of(example.operation()));

        Exchange done = SALESFLOW.send(example.uri(), null, example.headers());

        assertThat(done.getMessage().getHeaders())
                .containsAllEntriesOf(example.headers())
                .allSatisfy((name, value) -> assertThat(name).startsWith("CamelSalesflow"));
    }

    private static void assertIsSent(Example example) {
        LoggedRequest request = SALESFLOW.request();
        URI uri = URI.create(request.getUrl());
        assertThat(request.getMethod().getName()).isEqualTo(example.method());
        assertThat(uri.getRawPath()).isEqualTo(example.path());
        List<String> query = Arrays.asList(uri.getRawQuery().split("&"));
        assertThat(query).containsExactlyInAnyOrderElementsOf(example.queryWithToken());
        assertThat(query)
                .filteredOn(parameter -> parameter.startsWith("customFields="))
                .isEqualTo(example.queryWithToken().stream()
                        .filter(parameter -> parameter.startsWith("customFields="))
                        .toList());
        assertBody(example, request);
        assertThat(request.getHeaders().all())
                .extracting(header -> header.key().toLowerCase(Locale.ROOT))
                .isSubsetOf(
                        "accept",
                        "accept-encoding",
                        "connection",
                        "content-length",
                        "content-type",
                        "host",
                        "user-agent");
        assertThat(request.getHeaders().toString()).doesNotContain("canary", "elsewhere");
        assertThat(request.getHeader("Accept")).isEqualTo("application/json");
        assertThat(request.getHeader("Accept-Encoding")).contains("gzip");
    }

    private static void assertBody(Example example, LoggedRequest request) {
        if (example.body() == null) {
            assertThat(request.getBodyAsString()).isEmpty();
            return;
        }
        assertThat(Samples.tree(request.getBodyAsString())).isEqualTo(Samples.tree(example.body()));
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    }
}
