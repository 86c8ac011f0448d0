package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimesInRequestsTest {
    private static final Instant INSTANT = Instant.parse("2024-07-16T22:30:15.987Z");

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    /** What is given; what is sent of it to a server in UTC, and to one in Berlin. */
    static Stream<Arguments> times() {
        return Stream.of(
                arguments(LocalDate.of(2024, 7, 16), "2024-07-16T00:00:00", "2024-07-16T00:00:00"),
                arguments(LocalDateTime.of(2024, 7, 16, 22, 30, 15), "2024-07-16T22:30:15", "2024-07-16T22:30:15"),
                arguments(INSTANT, "2024-07-16T22:30:15", "2024-07-17T00:30:15"),
                arguments(Date.from(INSTANT), "2024-07-16T22:30:15", "2024-07-17T00:30:15"),
                arguments(
                        GregorianCalendar.from(ZonedDateTime.parse("2024-07-16T22:30:15Z")),
                        "2024-07-16T22:30:15",
                        "2024-07-17T00:30:15"),
                arguments(
                        ZonedDateTime.parse("2024-07-16T18:30:15-04:00[America/New_York]"),
                        "2024-07-16T22:30:15",
                        "2024-07-17T00:30:15"),
                arguments(
                        OffsetDateTime.parse("2024-07-16T18:30:15-04:00"),
                        "2024-07-16T22:30:15",
                        "2024-07-17T00:30:15"),
                arguments("2024-07-16", "2024-07-16T00:00:00", "2024-07-16T00:00:00"),
                arguments("2024-07-16 06:45:15", "2024-07-16T06:45:15", "2024-07-16T06:45:15"),
                arguments("2024-07-16T05:00:00", "2024-07-16T05:00:00", "2024-07-16T05:00:00"),
                arguments("2024-07-16T09:41:06.17", "2024-07-16T09:41:06", "2024-07-16T09:41:06"),
                arguments("2024-07-16T15:32:57.8477542Z", "2024-07-16T15:32:57", "2024-07-16T17:32:57"),
                arguments("2024-07-16T15:32:57+00:00", "2024-07-16T15:32:57", "2024-07-16T17:32:57"),
                arguments("2024-07-16T15:32:57+03:00", "2024-07-16T12:32:57", "2024-07-16T14:32:57"),
                arguments("/Date(1721169015987)/", "2024-07-16T22:30:15", "2024-07-17T00:30:15"),
                arguments("/Date(1721169015987+0300)/", "2024-07-16T22:30:15", "2024-07-17T00:30:15"));
    }

    @ParameterizedTest
    @MethodSource("times")
    void aTimeIsSentToTheSecondInTheServersZone(Object given, String inUtc, String inBerlin) {
        SALESFLOW.answers("[]");

        SALESFLOW.answerOf("salesflow:campaigns/list", null, Map.of(SalesflowConstants.UPDATED_FROM_DATE, given));
        SALESFLOW.answerOf(
                "salesflow:campaigns/list?serverZone=Europe/Berlin",
                null,
                Map.of(SalesflowConstants.UPDATED_FROM_DATE, given));

        assertThat(SALESFLOW.requests())
                .extracting(request -> parameter(request.getUrl(), "UpdatedFromDate"))
                .containsExactly(inUtc, inBerlin);
    }

    @ParameterizedTest
    @MethodSource("times")
    void aDayIsSentAsTheServersDay(Object given, String inUtc, String inBerlin) {
        SALESFLOW.answers("[]");
        Map<String, Object> days = Map.of(SalesflowConstants.FROM, given, SalesflowConstants.TO, given);

        SALESFLOW.answerOf("salesflow:analytics/by-account", null, days);
        SALESFLOW.answerOf("salesflow:analytics/by-account?serverZone=Europe/Berlin", null, days);
        SALESFLOW.answerOf("salesflow:messages/incoming-by-account", null, days);

        assertThat(SALESFLOW.requests())
                .extracting(request -> parameter(request.getUrl(), "from"))
                .containsExactly(inUtc.substring(0, 10), inBerlin.substring(0, 10), inUtc.substring(0, 10));
        assertThat(SALESFLOW.requests())
                .extracting(request -> parameter(request.getUrl(), "to"))
                .containsExactly(inUtc.substring(0, 10), inBerlin.substring(0, 10), null);
    }

    @Test
    void aTimeInABodyHasTheSameForm() {
        SALESFLOW.answers("[]");

        SALESFLOW.answerOf(
                "salesflow:members/list-by-public-identifiers?serverZone=Europe/Berlin",
                Map.of("publicIdentifiers", "a", "updatedFromDate", INSTANT),
                Map.of());

        assertThat(SALESFLOW.request().getBodyAsString())
                .isEqualTo("{\"PublicIdentifiers\":[\"a\"],\"UpdatedFromDate\":\"2024-07-17T00:30:15\"}");
    }

    @Test
    void fromMayBeTheSameDayAsTo() {
        SALESFLOW.answers("[]");

        SALESFLOW.answerOf("salesflow:analytics/by-account?from=2024-02-29T23:00:00&to=2024-02-29", null, Map.of());

        assertThat(SALESFLOW.requests()).hasSize(1);
    }

    private static String parameter(String url, String name) {
        for (String parameter : URI.create(url).getRawQuery().split("&")) {
            if (parameter.startsWith(name + "=")) {
                return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
