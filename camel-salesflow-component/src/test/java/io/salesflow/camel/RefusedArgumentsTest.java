package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.salesflow.camel.api.SalesflowArgumentException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedArgumentsTest {
    private static final Set<String> OPTIONAL = Set.of(
            "firstName",
            "lastName",
            "occupation",
            "location",
            "industry",
            "company",
            "email",
            "phone",
            "customFields",
            "updatedFromDate",
            "disableForMutedContacts");

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    static Stream<Arguments> everyRequiredArgument() {
        return Examples.all().flatMap(example -> example.arguments().keySet().stream()
                .filter(argument -> !OPTIONAL.contains(argument))
                .map(argument -> arguments(example, argument)));
    }

    static Stream<Arguments> everyOptionalArgument() {
        return Examples.all().flatMap(example -> example.arguments().keySet().stream()
                .filter(OPTIONAL::contains)
                .map(argument -> arguments(example, argument)));
    }

    static Stream<Example> needingAnAccount() {
        return Examples.all().filter(example -> !example.operation().startsWith("accounts/"));
    }

    static Stream<Arguments> malformed() {
        List<Object> noNumbers = List.of("abc", "1.5", "-1", -1, 0, "0", 1.5, "1 2", "99999999999999999999", "0x10");
        List<Object> noTimes = List.of("yesterday", "2024-13-01", "2024-02-30", "01.02.2024", "2024-01-01T25:00:00", 5);
        List<Object> noUrls =
                List.of("linkedin.com/in/x", "in/x", "ftp://x/y", "https://", "mailto:a@b", "http:x", "a b");
        return Stream.of(
                        all(noNumbers, "campaignId", "memberId", "webhookId", "webhookCampaignId"),
                        all(noTimes, "from", "to", "updatedFromDate"),
                        all(noUrls, "linkedInUrl", "webhookUrl"),
                        all(List.of("yes", "1", 1, "muted"), "muted", "disableForMutedContacts"),
                        all(List.of("FOLLOW_UP", "INTEGRATION_RUN_ON_CONNECTED", "connected", -1, 1.5), "runOn"))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("everyRequiredArgument")
    void aMissingArgumentIsNamed(Example example, String argument) {
        Map<String, Object> headers = example.headers();
        headers.remove(Example.header(argument));

        assertRefused(example, headers, argument, "missing");
    }

    @ParameterizedTest
    @MethodSource("everyRequiredArgument")
    void aNullArgumentIsMissing(Example example, String argument) {
        Map<String, Object> headers = new HashMap<>(example.headers());
        headers.put(Example.header(argument), null);

        assertRefused(example, headers, argument, "missing");
    }

    @ParameterizedTest
    @MethodSource("everyRequiredArgument")
    void aBlankArgumentIsNamed(Example example, String argument) {
        Map<String, Object> headers = new HashMap<>(example.headers());
        headers.put(Example.header(argument), " \t");

        assertRefused(example, headers, argument, "blank");
    }

    @ParameterizedTest
    @MethodSource("everyOptionalArgument")
    void anOptionalArgumentThatIsBlankIsNotSent(Example example, String argument) {
        SALESFLOW.answers(Samples.of(example.operation()));
        Map<String, Object> headers = new HashMap<>(example.headers());
        headers.put(Example.header(argument), " ");

        SALESFLOW.answerOf(example.uri(), null, headers);

        assertThat(SALESFLOW.request().getUrl() + SALESFLOW.request().getBodyAsString())
                .doesNotContainIgnoringCase(argument);
    }

    @ParameterizedTest
    @MethodSource("needingAnAccount")
    void anAccountThatIsNoneIsNamed(Example example) {
        assertRefusal(
                SALESFLOW.failureOf(example.uri("accountId=-1"), null, example.headers()),
                example,
                "accountId",
                "positive");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedArgumentIsNamedWithWhatItMayBe(Example example, String argument, Object value) {
        Map<String, Object> headers = new HashMap<>(example.headers());
        headers.put(Example.header(argument), value);

        assertRefused(example, headers, argument, "must be");
    }

    @ParameterizedTest
    @CsvSource({
        "members/update,  firstName,   63",
        "members/update,  lastName,    63",
        "members/update,  location,    127",
        "members/update,  occupation,  1023",
        "members/update,  industry,    1023",
        "members/update,  email,       1023",
        "members/update,  phone,       1023",
        "members/update,  company,     1023",
        "webhooks/create, webhookName, 255",
        "webhooks/create, webhookUrl,  511",
    })
    void aTextMayBeAsLongAsTheLimitAndNoLonger(String operation, String argument, int limit) {
        Example example = Examples.of(operation);
        SALESFLOW.answers(Samples.of(operation));
        String beginning = argument.endsWith("Url") ? "https://x/" : "";
        Map<String, Object> headers = new HashMap<>(example.headers());

        headers.put(Example.header(argument), beginning + "ü".repeat(limit + 1 - beginning.length()));
        assertRefused(example, headers, argument, String.valueOf(limit));

        headers.put(Example.header(argument), beginning + "ü".repeat(limit - beginning.length()));
        SALESFLOW.answerOf(example.uri(), null, headers);
        assertThat(SALESFLOW.request().getBodyAsString()).contains("ü".repeat(limit - beginning.length()));
    }

    @Test
    void anImportHasNoLimitsButTen() {
        SALESFLOW.answers(Samples.of("members/import"));
        Example example = Examples.of("members/import");
        Map<String, Object> headers = new HashMap<>(example.headers());
        headers.put(SalesflowConstants.FIRST_NAME, "x".repeat(64));

        headers.put(SalesflowConstants.CUSTOM_FIELDS, Collections.nCopies(11, "x"));
        assertRefused(example, headers, "customFields", "10");

        headers.put(SalesflowConstants.CUSTOM_FIELDS, Collections.nCopies(10, "x"));
        SALESFLOW.answerOf(example.uri(), null, headers);
        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    static Stream<Arguments> badIdentifiers() {
        return Stream.of(
                arguments(Arrays.asList("a", null, "c"), "element 2"),
                arguments(List.of("a", "b", " "), "element 3"),
                arguments(List.of(""), "element 1"),
                arguments("a,,c", "element 2"),
                arguments("a,", "element 2"),
                arguments(List.of(), "empty"),
                arguments(new Object[] {null}, "element 1"));
    }

    @ParameterizedTest
    @MethodSource("badIdentifiers")
    void nullBlankAndNoIdentifiersAreRefused(Object identifiers, String problem) {
        Example example = Examples.of("members/list-by-public-identifiers");

        assertRefused(
                example, Map.of(SalesflowConstants.PUBLIC_IDENTIFIERS, identifiers), "publicIdentifiers", problem);
        assertRefusal(
                SALESFLOW.failureOf(
                        example.uri(),
                        identifiers instanceof String ? Map.of("publicIdentifiers", identifiers) : identifiers,
                        Map.of()),
                example,
                "publicIdentifiers",
                problem);
    }

    @ParameterizedTest
    @CsvSource({"analytics/by-account", "analytics/by-campaign"})
    void fromAfterToIsRefused(String operation) {
        Example example = Examples.of(operation);
        Map<String, Object> headers = new HashMap<>(example.headers());
        headers.put(SalesflowConstants.FROM, "2025-01-02");
        headers.put(SalesflowConstants.TO, "2025-01-01");

        assertRefused(example, headers, "from", "2025-01-02");
        assertRefused(example, headers, "from", "2025-01-01");
    }

    @Test
    void anUpdateOfNothingIsRefused() {
        Example example = Examples.of("members/update");

        assertRefused(example, Map.of(SalesflowConstants.MEMBER_ID, 5), "firstName", "nothing to update");
        assertRefused(
                example,
                Map.of(SalesflowConstants.MEMBER_ID, 5, SalesflowConstants.EMAIL, " "),
                "firstName",
                "nothing to update");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"firstName\":\"John                              | broken JSON",
                "{\"firstName\" \"John\"}                            | broken JSON",
                "{\"firstName\":\"John\",\"FirstName\":\"Jim\"}      | 'FirstName' twice",
            })
    void aBrokenOrContradictoryBodyIsRefused(String body, String problem) {
        assertThat(SALESFLOW.failureOf("salesflow:members/update?memberId=5", body, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("members/update")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("John");
        assertThat(SALESFLOW.requests()).isEmpty();
    }

    private static Stream<Arguments> all(List<Object> values, String... names) {
        return Arrays.stream(names).flatMap(name -> values.stream().map(value -> arguments(taking(name), name, value)));
    }

    private static Example taking(String argument) {
        return Examples.all()
                .filter(example -> example.arguments().containsKey(argument))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(Example example, Map<String, Object> headers, String argument, String problem) {
        assertRefusal(SALESFLOW.failureOf(example.uri(), null, headers), example, argument, problem);
    }

    private static void assertRefusal(Exception failure, Example example, String argument, String problem) {
        assertThat(failure)
                .isInstanceOf(SalesflowArgumentException.class)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("operation " + example.operation() + ":")
                .hasMessageContaining("'" + argument + "'")
                .hasMessageContaining(problem);
        assertThat(SALESFLOW.requests()).isEmpty();
    }
}
