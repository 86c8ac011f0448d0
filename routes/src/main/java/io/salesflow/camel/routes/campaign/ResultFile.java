package io.salesflow.camel.routes.campaign;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.salesflow.camel.routes.csv.CsvStyle;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A CSV file that tells what became of each person, row by row. It is written as people are dealt with, and is itself the note of
 * who was: a row is on the disk before anything else happens, and who has one is not dealt with again. It begins with a byte
 * order mark, by which Excel knows UTF-8. For one thread at a time.
 */
final class ResultFile implements Closeable {
    /** The columns of every result file after that of the id. */
    static final List<String> COLUMNS = List.of("Outcome", "Member", "Reason", "What to do");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int FIRST_CELL = COLUMNS.size() + 1;
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private final Path path;
    private final ObjectWriter writer;
    private final String idColumn;
    private final FileOutputStream output;
    /** By id: null if nothing changes any more, or of somebody who was refused, how he was then. */
    private final Map<String, Integer> done;

    private ResultFile(
            Path path, CsvSchema schema, String idColumn, FileOutputStream output, Map<String, Integer> done) {
        this.path = path;
        writer = CSV.writer(schema);
        this.idColumn = idColumn;
        this.output = output;
        this.done = done;
    }

    /**
     * Opens the file to go on with it, or begins it.
     *
     * @param idColumn the name of the column of {@link PersonToImport#id()}
     * @param columns the names of the columns of {@link PersonToImport#cells()}
     * @param separator what is between two columns
     * @throws IllegalStateException if it has other columns
     * @throws UncheckedIOException if it can't be read or written
     */
    static ResultFile open(Path path, String idColumn, List<String> columns, char separator) {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        List<String> header = Stream.of(List.of(idColumn), COLUMNS, columns)
                .flatMap(List::stream)
                .map(ResultFile::shown)
                .toList();
        try {
            if (path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            Map<String, Integer> done = new HashMap<>();
            if (Files.exists(path)) {
                cutOffUnfinishedRow(path);
                read(path, schema, header, done);
            }
            ResultFile results =
                    new ResultFile(path, schema, idColumn, new FileOutputStream(path.toFile(), true), done);
            if (Files.size(path) == 0) {
                results.write(BYTE_ORDER_MARK + results.row(header));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException("The result file " + path + " can't be used", e);
        }
    }

    /** Who it is, in words, such as "line 7". */
    String nameOf(PersonToImport person) {
        return idColumn.toLowerCase(Locale.ROOT) + " " + person.id();
    }

    /** Whether the person was dealt with. Who was refused and is different now was not. */
    boolean isDone(PersonToImport person) {
        Integer refused = done.get(person.id());
        return refused == null ? done.containsKey(person.id()) : refused == hash(person.cells());
    }

    /** Tells what became of a person. The row is on the disk when this returns. */
    void add(PersonToImport person, ImportOutcome outcome) {
        List<String> cells = new ArrayList<>(List.of(
                person.id(),
                outcome.result().text(),
                outcome.memberId() == null ? "" : outcome.memberId().toString(),
                outcome.reason(),
                outcome.advice()));
        cells.addAll(person.cells());
        try {
            write(row(cells));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write to the result file " + path, e);
        }
        done.put(person.id(), outcome.result() == ImportOutcome.Result.REFUSED ? hash(person.cells()) : null);
    }

    @Override
    public void close() {
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String rows) throws IOException {
        output.write(rows.getBytes(StandardCharsets.UTF_8));
        output.getFD().sync();
    }

    private static void read(Path path, CsvSchema schema, List<String> header, Map<String, Integer> done)
            throws IOException {
        try (MappingIterator<String[]> rows = CSV.readerFor(String[].class)
                .with(schema)
                .readValues(Files.newBufferedReader(path, StandardCharsets.UTF_8))) {
            if (!rows.hasNextValue()) {
                return;
            }
            String[] first = rows.nextValue();
            first[0] = first[0].replace(BYTE_ORDER_MARK, "");
            if (!header.equals(List.of(first))) {
                throw new IllegalStateException("The result file " + path + " has the columns " + List.of(first)
                        + ", but they are " + header + " now. Move it away");
            }
            while (rows.hasNextValue()) {
                List<String> cells = List.of(rows.nextValue());
                if (cells.size() < header.size()) {
                    throw new IllegalStateException("The result file " + path + " has a row of " + cells.size()
                            + " cells that ends in line "
                            + (rows.getCurrentLocation().getLineNr() - 1) + ", but each has "
                            + header.size()
                            + ". Take that row out, or move the file away: who is in it is then looked up again");
                }
                boolean isRefused = cells.get(1).equals(ImportOutcome.Result.REFUSED.text());
                done.put(cells.get(0), isRefused ? hash(cells.subList(FIRST_CELL, cells.size())) : null);
            }
        }
    }

    /** The end of a row is the end of a line, since no cell has one. */
    private static void cutOffUnfinishedRow(Path path) throws IOException {
        long end = 0;
        long read = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path))) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                read++;
                if (next == '\n') {
                    end = read;
                }
            }
        }
        if (end < read) {
            try (FileOutputStream output = new FileOutputStream(path.toFile(), true)) {
                output.getChannel().truncate(end);
            }
        }
    }

    private String row(List<String> cells) throws IOException {
        return writer.writeValueAsString(cells.stream().map(ResultFile::shown).toArray(String[]::new));
    }

    private static int hash(List<String> cells) {
        return cells.stream().map(ResultFile::shown).toList().hashCode();
    }

    /** In one line, and nothing that a spreadsheet takes for a formula: cells are what strangers wrote into a form. */
    private static String shown(String cell) {
        return CsvStyle.guarded(cell.replaceAll("\\R", " "));
    }
}
