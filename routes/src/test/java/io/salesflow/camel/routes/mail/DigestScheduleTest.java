package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DigestScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayIsDueAtTheFirstTimeOfTheCronAfterItsEnd() {
        DigestSchedule daily = new DigestSchedule("0 0 7 * * ?", BERLIN);

        assertThat(daily.due(day(3), Instant.parse("2026-01-05T05:59:59Z"))).isEmpty();
        assertThat(daily.due(day(3), Instant.parse("2026-01-05T06:00:00Z"))).hasValue(new Period(day(4), day(4)));
        assertThat(daily.due(day(4), Instant.parse("2026-01-05T22:00:00Z"))).isEmpty();
    }

    @Test
    void daysThatWereMissedAreInOneDigest() {
        DigestSchedule daily = new DigestSchedule("0 0 7 * * ?", BERLIN);

        assertThat(daily.due(day(3), Instant.parse("2026-01-08T02:00:00Z"))).hasValue(new Period(day(4), day(6)));
        assertThat(daily.due(day(1), Instant.parse("2026-06-01T12:00:00Z")))
                .hasValue(new Period(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-31")));
    }

    @Test
    void theWeekendIsInTheDigestOfMonday() {
        DigestSchedule workdays = new DigestSchedule("0+0+7+?+*+MON-FRI", BERLIN);

        assertThat(workdays.due(day(8), Instant.parse("2026-01-10T12:00:00Z"))).isEmpty();
        assertThat(workdays.due(day(8), Instant.parse("2026-01-12T06:00:00Z"))).hasValue(new Period(day(9), day(11)));
    }

    @Test
    void daysFollowTheZoneAlsoWhenTheClocksChange() {
        DigestSchedule midnight = new DigestSchedule("0 0 0 * * ?", BERLIN);
        LocalDate change = LocalDate.parse("2026-03-29");

        Period period = midnight.due(change.minusDays(1), Instant.parse("2026-03-29T22:00:00Z"))
                .orElseThrow();

        assertThat(period).isEqualTo(new Period(change, change));
        assertThat(period.has(Instant.parse("2026-03-28T23:00:00Z"), BERLIN)).isTrue();
        assertThat(period.has(Instant.parse("2026-03-29T21:59:59.999Z"), BERLIN))
                .isTrue();
        assertThat(period.has(Instant.parse("2026-03-28T22:59:59.999Z"), BERLIN))
                .isFalse();
        assertThat(period.has(Instant.parse("2026-03-29T22:00:00Z"), BERLIN)).isFalse();
    }

    @Test
    void whatIsNoCronIsTold() {
        assertThatThrownBy(() -> new DigestSchedule("every morning", BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("salesflow.digest-to-mail.cron", "every morning");
    }

    private static LocalDate day(int ofJanuary) {
        return LocalDate.of(2026, 1, ofJanuary);
    }
}
