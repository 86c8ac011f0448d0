package io.salesflow.camel.routes.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The days that a digest is about.
 *
 * @param from the first day
 * @param to the last day
 */
record Period(LocalDate from, LocalDate to) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** Whether the time is on one of the days. */
    boolean has(Instant time, ZoneId zone) {
        return time != null
                && !time.isBefore(from.atStartOfDay(zone).toInstant())
                && time.isBefore(to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** As people write it. */
    String text() {
        return from.equals(to) ? DAY.format(to) : DAY.format(from) + " to " + DAY.format(to);
    }
}
