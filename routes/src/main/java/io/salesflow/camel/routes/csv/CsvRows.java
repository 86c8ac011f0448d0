package io.salesflow.camel.routes.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The rows of a CSV file with a header, one after the other, as people and spreadsheets write it: with or without a byte order
 * mark, with comma, semicolon or tab. What is no UTF-8 is read as the replacement character.
 */
public final class CsvRows implements Closeable {
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();
    private static final int LONGEST_HEADER = 16_384;

    private final Path path;
    private final BufferedReader reader;
    private final MappingIterator<Map<String, String>> rows;
    private final char separator;

    private CsvRows(Path path, BufferedReader reader) throws IOException {
        this.path = path;
        this.reader = reader;
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        separator = separator();
        rows = MAPPER.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader().withColumnSeparator(separator))
                .readValues(reader);
        rows.hasNextValue();
    }

    /**
     * Begins to read a file.
     *
     * @throws IOException if it can't be read, or has no header
     */
    public static CsvRows of(Path path) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(path),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        try {
            return new CsvRows(path, reader);
        } catch (IOException e) {
            reader.close();
            throw new IOException(path + " is no CSV file with a header: " + e.getMessage(), e);
        }
    }

    /** The columns, as the header names them. */
    public List<String> columns() {
        CsvSchema schema = (CsvSchema) rows.getParserSchema();
        return StreamSupport.stream(schema.spliterator(), false)
                .map(CsvSchema.Column::getName)
                .toList();
    }

    /** What is between two columns. */
    public char separatorFound() {
        return separator;
    }

    /**
     * The next row, values by column; null at the end. What a row lacks at its end is not in it.
     *
     * @throws IOException if the line is no row; it has the file and the line
     */
    public Map<String, String> next() throws IOException {
        try {
            return rows.hasNextValue() ? rows.nextValue() : null;
        } catch (JsonProcessingException e) {
            throw new IOException(path + ", " + place() + ", can't be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Where the reader is, in words. */
    public String place() {
        return "line " + rows.getCurrentLocation().getLineNr();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private char separator() throws IOException {
        reader.mark(LONGEST_HEADER);
        char[] head = new char[LONGEST_HEADER];
        int length = reader.read(head, 0, LONGEST_HEADER);
        reader.reset();
        String header = length < 0
                ? ""
                : new String(head, 0, length).lines().findFirst().orElse("");
        char found = ',';
        for (char candidate : new char[] {';', '\t'}) {
            found = count(header, candidate) > count(header, found) ? candidate : found;
        }
        return found;
    }

    private static long count(String text, char character) {
        return text.chars().filter(each -> each == character).count();
    }
}
