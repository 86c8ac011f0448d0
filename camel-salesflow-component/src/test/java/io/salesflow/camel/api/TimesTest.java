package io.salesflow.camel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2024-04-21T09:41:06.17,            2024-04-21T09:41:06.170Z",
        "2020-11-04T16:48:55.75,            2020-11-04T16:48:55.750Z",
        "2020-11-04T16:49:47.507,           2020-11-04T16:49:47.507Z",
        "2025-03-06T15:32:57.8477542Z,      2025-03-06T15:32:57.847754200Z",
        "2021-02-18T15:33:44.5905705+00:00, 2021-02-18T15:33:44.590570500Z",
        "2021-02-18T15:33:44+03:00,         2021-02-18T12:33:44Z",
        "2021-02-18T15:33:44-0330,          2021-02-18T19:03:44Z",
        "2021-02-18T15:33:44.123456789Z,    2021-02-18T15:33:44.123456789Z",
        "/Date(1618336539820)/,             2021-04-13T17:55:39.820Z",
        "/Date(1618336539820+0300)/,        2021-04-13T17:55:39.820Z",
        "/Date(1618336539820-0700)/,        2021-04-13T17:55:39.820Z",
        "/Date(-1)/,                        1969-12-31T23:59:59.999Z",
        "2022-07-29 06:45:15,               2022-07-29T06:45:15Z",
        "2024-07-16T05:00:00,               2024-07-16T05:00:00Z",
        "2024-07-16T05:00,                  2024-07-16T05:00:00Z",
        "2024-01-01,                        2024-01-01T00:00:00Z",
        "2024-02-29,                        2024-02-29T00:00:00Z",
        "' 2024-01-01 ',                    2024-01-01T00:00:00Z",
        "2024-01-01t10:00:00z,              2024-01-01T10:00:00Z",
    })
    void everyFormIsReadWithItsPrecision(String text, Instant expected) {
        assertThat(Times.read(text, ZoneOffset.UTC)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-15T12:00:00,       2024-01-15T11:00:00Z",
        "2024-07-15T12:00:00,       2024-07-15T10:00:00Z",
        "2024-07-15,                2024-07-14T22:00:00Z",
        "2024-07-15T12:00:00Z,      2024-07-15T12:00:00Z",
        "2024-07-15T12:00:00+00:00, 2024-07-15T12:00:00Z",
        "/Date(1618336539820)/,     2021-04-13T17:55:39.820Z",
    })
    void onlyATimeWithoutAZoneIsInTheServers(String text, Instant expected) {
        assertThat(Times.read(text, BERLIN)).isEqualTo(expected);
    }

    static Stream<Arguments> javaTypes() {
        Instant instant = Instant.parse("2024-07-15T10:00:00.123Z");
        return Stream.of(
                arguments(instant, instant),
                arguments(Date.from(instant), instant),
                arguments(Timestamp.from(instant), instant),
                arguments(new java.sql.Date(instant.toEpochMilli()), instant),
                arguments(GregorianCalendar.from(instant.atZone(BERLIN)), instant),
                arguments(OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(-9)), instant),
                arguments(ZonedDateTime.ofInstant(instant, ZoneId.of("Asia/Tokyo")), instant),
                arguments(LocalDateTime.parse("2024-07-15T12:00:00.123"), instant),
                arguments(LocalDate.parse("2024-07-15"), Instant.parse("2024-07-14T22:00:00Z")),
                arguments(new StringBuilder("2024-07-15T12:00:00.123"), instant));
    }

    @ParameterizedTest
    @MethodSource("javaTypes")
    void everyTypeOfJavaIsRead(Object value, Instant expected) {
        assertThat(Times.read(value, BERLIN)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2024",
                "2024-1-1",
                "01/02/2024",
                "2024-13-01",
                "2024-02-30",
                "2023-02-29",
                "2024-01-01T24:30:00",
                "2024-01-01T10:61:00",
                "2024-01-01T10:00:00+25:00",
                "2024-01-01T10:00:00Zulu",
                "/Date()/",
                "/Date(abc)/",
                "Date(1618336539820)",
                "1618336539820",
            })
    void whatIsNoTimeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Times.read(text, ZoneOffset.UTC));
    }

    @Test
    void aTimeIsSentWithoutZoneAndFraction() {
        Instant time = Instant.parse("2024-07-15T22:30:59.999Z");

        assertThat(Times.sent(time, ZoneOffset.UTC)).isEqualTo("2024-07-15T22:30:59");
        assertThat(Times.sent(time, BERLIN)).isEqualTo("2024-07-16T00:30:59");
    }
}
