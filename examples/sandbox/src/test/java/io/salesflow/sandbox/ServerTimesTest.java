package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.sandbox.time.ServerTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTimesTest {

    private final ServerTimes utc = new ServerTimes(ZoneOffset.UTC);
    private final ServerTimes berlin = new ServerTimes(ZoneId.of("Europe/Berlin"));

    @Test
    void areWrittenWithoutAZoneAndWithoutTrailingZeros() {
        assertThat(utc.nameless(Instant.parse("2024-04-21T09:41:06.170Z"))).isEqualTo("2024-04-21T09:41:06.17");
        assertThat(utc.nameless(Instant.parse("2024-04-21T09:41:00Z"))).isEqualTo("2024-04-21T09:41:00");
        assertThat(berlin.nameless(Instant.parse("2024-04-21T22:41:06.5Z"))).isEqualTo("2024-04-22T00:41:06.5");
        assertThat(utc.nameless(null)).isNull();
    }

    @Test
    void areWrittenExactlyByAnImport() {
        assertThat(berlin.exact(Instant.parse("2025-03-06T15:32:57.8477542Z")))
                .isEqualTo("2025-03-06T15:32:57.8477542Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-07-29 06:45:15, 2022-07-29T06:45:15Z",
        "2024-01-01, 2024-01-01T00:00:00Z",
        "2024-07-16T05:00:00, 2024-07-16T05:00:00Z",
        "2024-07-16T05:00:00.17, 2024-07-16T05:00:00.170Z",
        "2024-07-16T05:00:00Z, 2024-07-16T05:00:00Z",
        "2024-07-16T05:00:00.8477542+03:00, 2024-07-16T02:00:00.847754200Z",
        "/Date(1618336539820)/, 2021-04-13T17:55:39.820Z",
        "/Date(1618336539820+0300)/, 2021-04-13T17:55:39.820Z"
    })
    void areReadInAllDocumentedForms(String text, String instant) {
        assertThat(utc.read(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2024-13-01", "", "2024-01-01T25:00:00", "01.02.2024"})
    void areRefusedInOtherForms(String text) {
        assertThatThrownBy(() -> utc.read(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void areRoundedToTheDayOfTheServersZone() {
        assertThat(berlin.readDay("2024-01-05T10:10:10")).isEqualTo(LocalDate.of(2024, 1, 5));
        assertThat(berlin.startOf(LocalDate.of(2024, 1, 5))).isEqualTo("2024-01-04T23:00:00Z");
    }
}
