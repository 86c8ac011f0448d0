package io.salesflow.camel.routes.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salesflow.camel.routes.mapping.TextLimit;
import io.salesflow.camel.routes.settings.SettingName;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A CSV file of people. Its first line names the columns. It is read while it is gone through. */
final class CsvFile {
    /** The name of the column of results that tells the line; the first line is 1. */
    static final String LINE = "Line";

    /** The separator that stands for whichever is in the first line. */
    static final String ANY_SEPARATOR = "auto";

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_FIRST_LINE = 100_000;

    private final Path path;
    private final Charset charset;
    private final String separator;

    CsvFile(Path path, Charset charset, String separator) {
        this.path = path;
        this.charset = charset;
        this.separator = separator;
    }

    /**
     * The separator that somebody has set.
     *
     * @param setting what the setting is called
     * @param separator one character, {@code tab}, or {@code auto} for what is in the first line
     * @throws IllegalArgumentException if it is none of these
     */
    static String separator(String setting, String separator) {
        if (!separator.equals(ANY_SEPARATOR) && !separator.equals("tab") && separator.length() != 1) {
            throw new IllegalArgumentException(setting + " must be one character, tab or auto: " + separator);
        }
        return separator.equals("tab") ? "\t" : separator;
    }

    /**
     * Opens it, after it was read to its end once, so that nothing of a file is imported that is in another encoding.
     *
     * @throws UnreadableFileException if it is no CSV file of people
     * @throws IOException if it can't be read
     */
    CsvPeople open(ColumnNames names) throws UnreadableFileException, IOException {
        checkEncoding();
        BufferedReader reader = Files.newBufferedReader(path, charset);
        try {
            char used = separator(reader);
            MappingIterator<String[]> rows = reader(used).readValues(reader);
            List<String> header = rows.hasNextValue()
                    ? Arrays.stream(rows.nextValue()).map(String::strip).toList()
                    : List.of();
            PersonColumns columns = new PersonColumns(header, names, LINE);
            if (!columns.isOfPeople()) {
                throw new UnreadableFileException(
                        header.isEmpty()
                                ? "the file is empty"
                                : "the first line names no column of LinkedIn URLs: "
                                        + TextLimit.shortened(header.toString(), 200),
                        "Name one of the columns in the first line so: " + names.ofLinkedInUrl());
            }
            return new CsvPeople(rows, columns, used);
        } catch (JsonProcessingException e) {
            reader.close();
            throw new UnreadableFileException(
                    "the first line can't be read: " + e.getOriginalMessage(), "Save it as CSV");
        } catch (IOException | UnreadableFileException e) {
            reader.close();
            throw e;
        }
    }

    private static ObjectReader reader(char separator) {
        return new CsvMapper()
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(CsvParser.Feature.TRIM_SPACES);
    }

    /** That which is in the first line most; leaves the reader behind the byte order mark. */
    private char separator(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        if (!separator.equals(ANY_SEPARATOR)) {
            return separator.charAt(0);
        }
        reader.mark(LONGEST_FIRST_LINE);
        char[] beginning = new char[LONGEST_FIRST_LINE - 1];
        int length = Math.max(0, reader.read(beginning));
        reader.reset();
        String line = new String(beginning, 0, length).lines().findFirst().orElse("");
        String unquoted = line.replaceAll("\"[^\"]*\"", "");
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(candidate ->
                        unquoted.chars().filter(c -> c == candidate).count()))
                .orElseThrow();
    }

    private void checkEncoding() throws UnreadableFileException, IOException {
        char[] buffer = new char[8192];
        boolean isText = true;
        try (BufferedReader reader = Files.newBufferedReader(path, charset)) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                isText &= new String(buffer, 0, read).indexOf('\0') < 0;
            }
        } catch (CharacterCodingException e) {
            isText = false;
        }
        if (!isText) {
            throw new UnreadableFileException(
                    "the file is not a text in " + charset.name(),
                    "Save it as CSV in UTF-8 (in Excel: CSV UTF-8), or name its encoding in "
                            + SettingName.of("salesflow.csv-to-campaign.charset"));
        }
    }
}
