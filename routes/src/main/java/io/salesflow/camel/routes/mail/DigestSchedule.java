package io.salesflow.camel.routes.mail;

import io.salesflow.camel.routes.settings.SettingName;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When which days are due: a day is, from the first time of the cron after its end. */
final class DigestSchedule {
    /** After a longer pause, the digest is about the last days only. */
    static final int MOST_DAYS = 31;

    private final CronExpression cron;
    private final ZoneId zone;

    /**
     * A schedule.
     *
     * @param cron as Quartz writes it
     * @throws IllegalArgumentException if it is no cron
     */
    DigestSchedule(String cron, ZoneId zone) {
        try {
            this.cron = new CronExpression(cron.replace('+', ' ').strip());
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    SettingName.of("salesflow.digest-to-mail.cron").capitalised() + " is no cron of Quartz: " + cron
                            + " (" + e.getMessage() + ")",
                    e);
        }
        this.cron.setTimeZone(TimeZone.getTimeZone(zone));
        this.zone = zone;
    }

    /** The last day that is due by then. */
    LocalDate lastDue(Instant now) {
        LocalDate yesterday = now.atZone(zone).toLocalDate().minusDays(1);
        LocalDate day = yesterday;
        while (!isDue(day, now) && day.isAfter(yesterday.minusDays(MOST_DAYS))) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The days that are due by then and come after the last that was told. */
    Optional<Period> due(LocalDate lastTold, Instant now) {
        LocalDate last = lastDue(now);
        if (!last.isAfter(lastTold) || !isDue(last, now)) {
            return Optional.empty();
        }
        LocalDate first = lastTold.plusDays(1);
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        return Optional.of(new Period(first.isBefore(earliest) ? earliest : first, last));
    }

    private boolean isDue(LocalDate day, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        Date fired = cron.getNextValidTimeAfter(Date.from(end.minusSeconds(1)));
        return fired != null && !fired.toInstant().isAfter(now);
    }
}
