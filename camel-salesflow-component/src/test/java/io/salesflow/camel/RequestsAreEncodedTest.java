package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsAreEncodedTest {
    private static final String IMPORT = "salesflow:members/import?campaignId=10&linkedInUrl=https://linkedin.com/in/x";

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Smith & Co            | Smith%20%26%20Co",
                "a+b                   | a%2Bb",
                "C#                    | C%23",
                "100%                  | 100%25",
                "100%25                | 100%2525",
                "a=b                   | a%3Db",
                "what?                 | what%3F",
                "a/b\\c                | a%2Fb%5Cc",
                "\"quoted\" 'single'   | %22quoted%22%20%27single%27",
                "Jörg Müller           | J%C3%B6rg%20M%C3%BCller",
                "李雷                   | %E6%9D%8E%E9%9B%B7",
                "😀                     | %F0%9F%98%80",
                "a;b,c:d@e             | a%3Bb%2Cc%3Ad%40e",
                "&token=x&accountId=1  | %26token%3Dx%26accountId%3D1",
                "#{null} ${x} {{y}}    | %23%7Bnull%7D%20%24%7Bx%7D%20%7B%7By%7D%7D",
            })
    void aValueInTheQueryIsPercentEncoded(String firstName, String encoded) {
        SALESFLOW.answers(Samples.of("members/import"));

        SALESFLOW.answerOf(IMPORT, null, Map.of(SalesflowConstants.FIRST_NAME, firstName));

        assertThat(query()).contains("firstName=" + encoded).hasSize(5);
    }

    @Test
    void lineBreaksAreEncoded() {
        SALESFLOW.answers(Samples.of("members/import"));

        SALESFLOW.answerOf(IMPORT, null, Map.of(SalesflowConstants.OCCUPATION, "one\r\nHost: x\ttwo"));

        assertThat(query()).contains("occupation=one%0D%0AHost%3A%20x%09two");
    }

    @Test
    void aLinkedInUrlWithAQueryStaysOneParameter() {
        SALESFLOW.answers(Samples.of("members/import"));

        SALESFLOW.answerOf(
                "salesflow:members/import?campaignId=10",
                null,
                Map.of(SalesflowConstants.LINKED_IN_URL, "https://www.linkedin.com/in/j%C3%B6rg/?a=1&b=2#top"));

        assertThat(query())
                .contains("linkedInUrl=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fj%25C3%25B6rg%2F%3Fa%3D1%26b%3D2%23top");
    }

    @Test
    void customFieldsAreRepeatedInTheirOrder() {
        SALESFLOW.answers(Samples.of("members/import"));
        List<String> fields = Arrays.asList("z", "a & b", "", null, "a, b", "z", "7", "8", "9", "10");

        SALESFLOW.answerOf(IMPORT, null, Map.of(SalesflowConstants.CUSTOM_FIELDS, fields));

        assertThat(query())
                .filteredOn(parameter -> parameter.startsWith("customFields="))
                .containsExactly(
                        "customFields=z",
                        "customFields=a%20%26%20b",
                        "customFields=",
                        "customFields=",
                        "customFields=a%2C%20b",
                        "customFields=z",
                        "customFields=7",
                        "customFields=8",
                        "customFields=9",
                        "customFields=10");
    }

    @Test
    void customFieldsInTheUriAreSplitAtCommasOrRepeated() {
        SALESFLOW.answers(Samples.of("members/import"));

        SALESFLOW.answerOf(IMPORT + "&customFields=one,two words,,four", null, Map.of());
        SALESFLOW.answerOf(IMPORT + "&customFields=one&customFields=two", null, Map.of());

        assertThat(SALESFLOW.requests())
                .extracting(request -> URI.create(request.getUrl()).getRawQuery())
                .satisfiesExactly(
                        query -> assertThat(query)
                                .contains("customFields=one&customFields=two%20words&customFields=&customFields=four"),
                        query -> assertThat(query).contains("customFields=one&customFields=two&"));
    }

    @Test
    void oneCustomFieldInTheHeaderIsSentOnce() {
        SALESFLOW.answers(Samples.of("members/import"));

        SALESFLOW.answerOf(IMPORT, null, Map.of(SalesflowConstants.CUSTOM_FIELDS, new String[] {"a,b"}));

        assertThat(query()).contains("customFields=a%2Cb");
    }

    @Test
    void anOptionIsReadAsTheUriThatItIs() {
        SALESFLOW.answers(Samples.of("members/find"));

        SALESFLOW.answerOf("salesflow:members/find?publicIdentifier=j%C3%B6rg", null, Map.of());
        SALESFLOW.answerOf("salesflow:members/find?publicIdentifier=RAW(100% #1+2&3)", null, Map.of());

        assertThat(SALESFLOW.requests())
                .extracting(request -> URI.create(request.getUrl()).getRawQuery())
                .satisfiesExactly(
                        query -> assertThat(query).contains("publicIdentifier=j%C3%B6rg"),
                        query -> assertThat(query).contains("publicIdentifier=100%25%20%231%2B2%263"));
    }

    @Test
    void aBodyIsUtf8AndEscaped() {
        SALESFLOW.answers(Samples.of("members/update"));

        SALESFLOW.answerOf(
                "salesflow:members/update?memberId=5",
                null,
                Map.of(SalesflowConstants.FIRST_NAME, "J\"ö\\rg 😀", SalesflowConstants.COMPANY, "A & B <C>"));

        assertThat(SALESFLOW.request().getBody())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .contains("ö", "😀");
        assertThat(Samples.tree(SALESFLOW.request().getBodyAsString()))
                .isEqualTo(Samples.tree("{\"FirstName\":\"J\\\"ö\\\\rg 😀\",\"Company\":\"A & B <C>\"}"));
    }

    @Test
    void theTokenIsEncodedToo() {
        SALESFLOW.answers("[]");

        SALESFLOW.answerOf("salesflow:accounts/list?token=RAW(a+b/c=&d~e%2F)", null, Map.of());

        assertThat(query()).containsExactly("token=a%2Bb%2Fc%3D%26d%7Ee%252F");
    }

    private static List<String> query() {
        return List.of(URI.create(SALESFLOW.request().getUrl()).getRawQuery().split("&"));
    }
}
