package io.salesflow.sandbox.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the service writes and reads times. Times without a zone are in the server's zone. */
public final class ServerTimes {

    private static final Pattern DOT_NET = Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{4})?\\)/");
    private static final int NANOS_PER_TICK = 100;
    private static final int TICK_DIGITS = 7;

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter();

    private final ZoneId zone;

    /** Times of a server in this zone. */
    public ServerTimes(ZoneId zone) {
        this.zone = zone;
    }

    /** The server's zone. */
    public ZoneId zone() {
        return zone;
    }

    /** A time as lists show it: no zone, trailing zeros of the fraction trimmed; null stays null. */
    public String nameless(Instant instant) {
        if (instant == null) {
            return null;
        }
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        StringBuilder text = new StringBuilder(27);
        appendTo(text, local);
        appendTrimmedFraction(text, local.getNano());
        return text.toString();
    }

    /** A time as the import answer shows it: UTC, with the Z and with ticks of 100 ns. */
    public String exact(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(28);
        appendTo(text, utc);
        appendTrimmedFraction(text, utc.getNano());
        return text.append('Z').toString();
    }

    /** A time as webhook calls show it: UTC, with ticks of 100 ns and the offset +00:00. */
    public String withOffset(Instant instant) {
        if (instant == null) {
            return null;
        }
        String exact = exact(instant);
        return exact.substring(0, exact.length() - 1) + "+00:00";
    }

    /** A time as the statistics show it. */
    public String dotNet(Instant instant) {
        return "/Date(" + instant.toEpochMilli() + ")/";
    }

    /**
     * Reads any of the date forms that the service accepts.
     *
     * @throws DateTimeException if the text is none of them
     */
    public Instant read(String text) {
        String trimmed = text.trim();
        Matcher dotNet = DOT_NET.matcher(trimmed);
        if (dotNet.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(dotNet.group(1)));
        }
        TemporalAccessor parsed =
                LENIENT.parseBest(trimmed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (parsed instanceof LocalDateTime local) {
            return local.atZone(zone).toInstant();
        }
        return startOf((LocalDate) parsed);
    }

    /**
     * Reads a date and rounds it down to the beginning of its day.
     *
     * @throws DateTimeException if the text is no date
     */
    public LocalDate readDay(String text) {
        return dayOf(read(text));
    }

    /** The day of an instant in the server's zone. */
    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The beginning of a day in the server's zone. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The precision that the service keeps. */
    public static Instant stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void appendTo(StringBuilder text, LocalDateTime time) {
        appendPadded(text, time.getYear(), 4);
        appendPadded(text.append('-'), time.getMonthValue(), 2);
        appendPadded(text.append('-'), time.getDayOfMonth(), 2);
        appendPadded(text.append('T'), time.getHour(), 2);
        appendPadded(text.append(':'), time.getMinute(), 2);
        appendPadded(text.append(':'), time.getSecond(), 2);
    }

    private static void appendTrimmedFraction(StringBuilder text, int nanos) {
        int ticks = nanos / NANOS_PER_TICK;
        if (ticks == 0) {
            return;
        }
        appendPadded(text.append('.'), ticks, TICK_DIGITS);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        text.setLength(end);
    }

    private static void appendPadded(StringBuilder text, int value, int digits) {
        int divisor = 1;
        for (int digit = 1; digit < digits; digit++) {
            divisor *= 10;
        }
        for (; divisor > 0; divisor /= 10) {
            text.append((char) ('0' + value / divisor % 10));
        }
    }
}
