package io.salesflow.camel.routes.csv;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How values look in a CSV file, so that a spreadsheet reads them as what they are. With a semicolon between the columns numbers
 * have a decimal comma, as spreadsheets expect it in the countries that have both. Times are in UTC.
 *
 * @param separator what is between two columns
 */
public record CsvStyle(char separator) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String BEGIN_OF_FORMULA = "=+-@\t\r";

    /**
     * The style of that separator.
     *
     * @param separator {@code ,} or {@code ;} or {@code tab}
     * @throws IllegalArgumentException if it is something else
     */
    public static CsvStyle separatedBy(String separator) {
        return switch (separator.strip()) {
            case "," -> new CsvStyle(',');
            case ";" -> new CsvStyle(';');
            case "tab" -> new CsvStyle('\t');
            default ->
                throw new IllegalArgumentException(
                        "What separates columns must be , or ; or tab, but is '" + separator + "'");
        };
    }

    /** The value as it stands in the file. A text that a spreadsheet would compute gets an apostrophe before it. */
    public String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return number(number.toString());
        }
        if (value instanceof Instant time) {
            return TIME.format(time);
        }
        return value instanceof CharSequence ? guarded(value.toString()) : value.toString();
    }

    /** The same number with the decimal sign of this style; a blank stays a blank. */
    public String number(String written) {
        return separator == ';' ? written.replace('.', ',') : written.replace(',', '.');
    }

    /** The text, with an apostrophe before it if a spreadsheet would compute it. */
    public static String guarded(String text) {
        return !text.isEmpty() && BEGIN_OF_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
