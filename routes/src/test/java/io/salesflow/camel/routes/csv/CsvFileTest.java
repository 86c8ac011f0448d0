package io.salesflow.camel.routes.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final List<String> COLUMNS = List.of("name", "value");

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<String> values = List.of(
                "a,b",
                "say \"hi\"",
                "two\nlines",
                "two\r\nlines",
                "Żółć 😀",
                "semi;colon",
                "tab\tinside",
                "-",
                " around ",
                "");
        for (String separator : List.of(",", ";", "tab")) {
            Path path = write(separator, values.toArray());

            assertThat(read(path).stream().map(row -> row.get("value")).map(CsvFileTest::unguarded))
                    .as(separator)
                    .containsExactlyElementsOf(values);
        }
    }

    @Test
    void theFileIsForExcel() throws IOException {
        assertThat(Files.readString(write(",", "x"), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFname,value\r\nrow,x\r\n");
    }

    @Test
    void withoutRowsTheHeaderIsThere() throws IOException {
        Path path = write(";");

        assertThat(Files.readString(path)).isEqualTo("\uFEFFname;value\r\n");
        assertThat(read(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30 1234", "-2+3", "@SUM(A1)", "\t=1", "\r=1"})
    void aTextThatASpreadsheetWouldComputeIsMadeHarmless(String text) {
        assertThat(CsvStyle.separatedBy(",").text(text)).isEqualTo("'" + text);
    }

    @Test
    void numbersAndTimesAreWhatASpreadsheetReadsAsSuch() {
        assertThat(Stream.of(-3L, -1.5, Instant.parse("2026-01-31T12:34:56.789Z"), true)
                        .map(CsvStyle.separatedBy(",")::text))
                .containsExactly("-3", "-1.5", "2026-01-31 12:34:56", "true");
        assertThat(CsvStyle.separatedBy(";").text(-1.5)).isEqualTo("-1,5");
        assertThat(CsvStyle.separatedBy(",").text(null)).isEmpty();
    }

    @Test
    void aFileThatIsTheSameIsLeftAlone() throws IOException {
        Path path = write(",", "x");
        FileTime earlier = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(path, earlier);
        write(",", "x");
        assertThat(Files.getLastModifiedTime(path)).isEqualTo(earlier);
        write(",", "y");
        assertThat(Files.getLastModifiedTime(path)).isNotEqualTo(earlier);
    }

    @Test
    void ifTheRowsBreakOffTheFileIsAsItWasAndNothingElseIsLeft() throws IOException {
        Path path = write(",", "x");
        Iterator<Map<String, ?>> rows = Stream.of(1, 2)
                .<Map<String, ?>>map(number -> {
                    if (number == 2) {
                        throw new IllegalStateException("no more");
                    }
                    return row(number);
                })
                .iterator();
        CsvFile file = new CsvFile(path, COLUMNS, CsvStyle.separatedBy(","));

        assertThatThrownBy(() -> file.write(rows)).hasMessage("no more");
        assertThat(path).hasContent("\uFEFFname,value\r\nrow,x\r\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void aLineThatIsNoRowIsToldWithItsNumber() throws IOException {
        Path path = Files.writeString(folder.resolve("given.csv"), "name,value\nrow,1\nrow,2,3,4\n");

        assertThatThrownBy(() -> read(path)).hasMessageContainingAll("given.csv", "line 3");
    }

    @Test
    void columnsThatAreNotKnownAreTold() throws IOException {
        Path path = Files.writeString(folder.resolve("given.csv"), "name,value,remark\n");

        assertThatThrownBy(() -> new CsvFile(path, COLUMNS, CsvStyle.separatedBy(",")).read())
                .hasMessageContainingAll("given.csv", "[remark]", "move it away");
    }

    @Test
    void whatIsNoUtf8IsReadAllTheSame() throws IOException {
        Path path = Files.write(
                folder.resolve("given.csv"), "name;value\nM\u00fcller;1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read(path)).singleElement().satisfies(row -> assertThat(row).containsEntry("value", "1"));
    }

    @Test
    void anUnknownSeparatorIsRefused() {
        assertThatThrownBy(() -> CsvStyle.separatedBy("|"))
                .hasMessage("What separates columns must be , or ; or tab, but is '|'");
    }

    private Path write(String separator, Object... values) throws IOException {
        Path path = folder.resolve("file.csv");
        new CsvFile(path, COLUMNS, CsvStyle.separatedBy(separator))
                .write(Arrays.stream(values).map(CsvFileTest::row).iterator());
        return path;
    }

    private static Map<String, ?> row(Object value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", "row");
        row.put("value", value);
        return row;
    }

    private static List<Map<String, String>> read(Path path) throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        try (CsvRows rows = CsvRows.of(path)) {
            for (Map<String, String> row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    private static String unguarded(String text) {
        return text.startsWith("'") ? text.substring(1) : text;
    }
}
