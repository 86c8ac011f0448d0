package io.salesflow.camel.routes.analytics;

import io.salesflow.camel.routes.csv.CsvFile;
import io.salesflow.camel.routes.csv.CsvRows;
import io.salesflow.camel.routes.csv.CsvStyle;
import io.salesflow.camel.routes.csv.WrittenText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A CSV file with a row for each campaign and day, the oldest day first. It is replaced as a whole when figures are new or
 * different; what it has of other days and accounts stays.
 */
public final class AnalyticsFile {
    private static final List<String> COLUMNS = columns();
    private static final Set<String> DECIMALS = AnalyticsColumn.FIGURES.stream()
            .filter(figure -> figure.type() == Double.class)
            .map(AnalyticsColumn::name)
            .collect(Collectors.toUnmodifiableSet());

    private Path path = Path.of("salesflow-analytics.csv");
    private CsvStyle style = CsvStyle.separatedBy(",");

    /** Where the file is. */
    public void setFile(String file) {
        path = Path.of(file);
    }

    /** What is between two columns: a comma, a semicolon or {@code tab}. */
    public void setSeparator(String separator) {
        style = CsvStyle.separatedBy(separator);
    }

    /**
     * The last day of which the file has figures of an account; null if there is none.
     *
     * @throws IOException if the file is there and can't be read as what was written
     */
    public LocalDate lastDay(long accountId) throws IOException {
        CsvFile file = file();
        if (!file.exists()) {
            return null;
        }
        LocalDate last = null;
        try (CsvRows rows = file.read()) {
            for (Map<String, String> row = rows.next(); row != null; row = rows.next()) {
                LocalDate day = day(rows, row);
                if (String.valueOf(accountId).equals(row.get(AnalyticsColumn.ACCOUNT_ID))
                        && (last == null || day.isAfter(last))) {
                    last = day;
                }
            }
        }
        return last;
    }

    /**
     * Takes the figures of one day into the file.
     *
     * @param rows values by column, all of the same day
     * @throws IOException if the file can't be read or written; it is then as it was
     */
    public void write(List<Map<String, Object>> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        CsvFile file = file();
        LocalDate day = (LocalDate) rows.get(0).get(AnalyticsColumn.DAY);
        Map<String, Map<String, ?>> ofDay = file.exists() ? rowsOf(day, file) : new TreeMap<>();
        rows.forEach(row -> ofDay.merge(key(row), row, AnalyticsFile::replaced));
        if (!file.exists()) {
            file.write(ofDay.values().iterator());
            return;
        }
        try (CsvRows old = file.read()) {
            file.write(new Merged(old, day, ofDay.values().iterator()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Map<String, Map<String, ?>> rowsOf(LocalDate day, CsvFile file) throws IOException {
        Map<String, Map<String, ?>> ofDay = new TreeMap<>();
        try (CsvRows old = file.read()) {
            for (Map<String, String> row = old.next(); row != null; row = old.next()) {
                if (day(old, row).equals(day)) {
                    ofDay.put(key(row), asWritten(old, row));
                }
            }
        }
        return ofDay;
    }

    private CsvFile file() {
        return new CsvFile(path, COLUMNS, style);
    }

    private LocalDate day(CsvRows rows, Map<String, String> row) throws IOException {
        String text = row.get(AnalyticsColumn.DAY);
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new IOException(
                    path + ", " + rows.place() + ", has '" + text + "' where a day such as 2026-01-31 was written."
                            + " Somebody has changed the file: mend it, or move it away, and a new one is made",
                    e);
        }
    }

    /** Of a campaign that was deleted Salesflow does not tell the name any more. */
    private static Map<String, ?> replaced(Map<String, ?> old, Map<String, ?> row) {
        Map<String, Object> replaced = new LinkedHashMap<>(row);
        if (replaced.get(AnalyticsColumn.CAMPAIGN_NAME) == null) {
            replaced.put(AnalyticsColumn.CAMPAIGN_NAME, old.get(AnalyticsColumn.CAMPAIGN_NAME));
        }
        return replaced;
    }

    private static String key(Map<String, ?> row) {
        return row.get(AnalyticsColumn.ACCOUNT_ID) + ":" + row.get(AnalyticsColumn.CAMPAIGN_ID);
    }

    /** With another separator than that of the old rows, decimals have another sign. */
    private Map<String, ?> asWritten(CsvRows rows, Map<String, String> row) {
        boolean isOtherStyle = rows.separatorFound() != style.separator();
        Map<String, WrittenText> written = new LinkedHashMap<>();
        row.forEach((column, text) -> written.put(
                column, new WrittenText(isOtherStyle && DECIMALS.contains(column) ? style.number(text) : text)));
        return written;
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                AnalyticsColumn.DAY,
                AnalyticsColumn.CAMPAIGN_NAME,
                AnalyticsColumn.CAMPAIGN_ID,
                AnalyticsColumn.ACCOUNT_ID));
        AnalyticsColumn.FIGURES.forEach(figure -> columns.add(figure.name()));
        return columns;
    }

    /** The old rows with those of one day among them, instead of the old ones of that day. */
    private final class Merged implements Iterator<Map<String, ?>> {
        private final CsvRows old;
        private final LocalDate day;
        private final Iterator<Map<String, ?>> ofDay;
        private Map<String, String> ahead;
        private boolean isDayDue;

        Merged(CsvRows old, LocalDate day, Iterator<Map<String, ?>> ofDay) {
            this.old = old;
            this.day = day;
            this.ofDay = ofDay;
            advance();
        }

        @Override
        public boolean hasNext() {
            return ofDay.hasNext() || ahead != null;
        }

        @Override
        public Map<String, ?> next() {
            if (isDayDue && ofDay.hasNext()) {
                return ofDay.next();
            }
            Map<String, ?> row = asWritten(old, ahead);
            advance();
            return row;
        }

        private void advance() {
            try {
                LocalDate dayAhead;
                do {
                    ahead = old.next();
                    dayAhead = ahead == null ? null : day(old, ahead);
                } while (day.equals(dayAhead));
                isDayDue = isDayDue || dayAhead == null || dayAhead.isAfter(day);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
