package io.salesflow.camel.routes.mail;

import io.salesflow.camel.routes.mapping.TextLimit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts that strangers wrote, made fit for mails. */
final class MailText {
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\r\\n\\u0085\\u2028\\u2029]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern CONTROL_BUT_LINES = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    /** Characters that turn the direction of what follows, by which a name can pretend to be another. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm (VV)", Locale.ENGLISH);
    private static final int LONGEST_LINE = 300;

    private MailText() {}

    /** One line for a header or a field, without any control character and not too long; null if nothing is left of it. */
    static String line(String text) {
        if (text == null) {
            return null;
        }
        String clean = CONTROL.matcher(DIRECTION.matcher(whole(text)).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return clean.isEmpty() ? null : TextLimit.shortened(clean, LONGEST_LINE);
    }

    /** A text of several lines, each ended by a line feed; null if nothing is left of it. */
    static String block(String text) {
        if (text == null) {
            return null;
        }
        String lines = LINE_BREAK.matcher(whole(text)).replaceAll("\n");
        String clean = CONTROL_BUT_LINES
                .matcher(DIRECTION.matcher(lines).replaceAll(""))
                .replaceAll("");
        return clean.isBlank() ? null : clean.strip();
    }

    /** A time as people write it. */
    static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    /** A part of a Message-ID: letters, digits, and dots and hyphens between them. */
    static String atom(Object part) {
        String atom = String.valueOf(part).replaceAll("[^A-Za-z0-9-]+", ".").replaceAll("^\\.|\\.$", "");
        return atom.isEmpty() ? "-" : atom;
    }

    /** Without halves of characters, which no mail can hold. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
