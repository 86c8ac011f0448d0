package io.salesflow.camel.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the times of Salesflow in all the forms that its descriptions show (contract, 9), and writes the one that it is
 * sent. The fraction of a second is kept; a time without a zone is in the server's.
 */
public final class Times {
    private static final Pattern DATE_CALL = Pattern.compile("/Date\\((-?\\d{1,17})([+-]\\d{4})?\\)/");

    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private Times() {}

    /**
     * Reads a time.
     *
     * @param value a text in any of the API's forms, or one of Java's types for times and dates
     * @param zone the zone of times that name none
     * @throws IllegalArgumentException if it is no time
     */
    public static Instant read(Object value, ZoneId zone) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof LocalDateTime time) {
            return time.atZone(zone).toInstant();
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(zone).toInstant();
        }
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant();
        }
        return readText(value.toString().strip(), zone);
    }

    /** The form in which a point in time is sent: to the second, in the server's zone, which is not named. */
    public static String sent(Instant time, ZoneId zone) {
        return SENT.format(time.atZone(zone));
    }

    private static Instant readText(String text, ZoneId zone) {
        Instant usual = UsualTime.read(text, zone);
        if (usual != null) {
            return usual;
        }
        Matcher call = DATE_CALL.matcher(text);
        if (call.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(call.group(1)));
        }
        try {
            TemporalAccessor parsed = LENIENT.parse(text);
            LocalDateTime local = LocalDateTime.from(parsed);
            ZoneOffset offset = parsed.query(TemporalQueries.offset());
            return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no date or time", e);
        }
    }
}
