package io.salesflow.camel.routes.csv;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A CSV file in UTF-8 that is only ever there as a whole: who opens it sees the one before or the new one. */
public final class CsvFile {
    private static final CsvMapper MAPPER = new CsvMapper();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final List<String> columns;
    private final CsvStyle style;

    /** The file with those columns; nothing is read or written yet. */
    public CsvFile(Path path, List<String> columns, CsvStyle style) {
        this.path = path;
        this.columns = List.copyOf(columns);
        this.style = style;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Whether it is there. */
    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Replaces the file, unless it is the same already.
     *
     * @param rows values by column
     * @throws IOException if it can't be written, such as when a spreadsheet has it open; it is then as it was
     */
    public void write(Iterator<? extends Map<String, ?>> rows) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path written = folder.resolve("." + path.getFileName() + ".tmp");
        try {
            writeTo(written, rows);
            if (!exists() || Files.mismatch(written, path) >= 0) {
                synchronize(written);
                Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it can't be read, or has columns that this one does not know
     */
    public CsvRows read() throws IOException {
        CsvRows rows = CsvRows.of(path);
        List<String> unknown = rows.columns().stream()
                .filter(column -> !columns.contains(column))
                .toList();
        if (unknown.isEmpty()) {
            return rows;
        }
        rows.close();
        throw new IOException(path + " has the columns " + unknown + ", which are none of " + columns
                + ". Somebody has changed it: mend it, or move it away, and a new one is made");
    }

    private void writeTo(Path file, Iterator<? extends Map<String, ?>> rows) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder()
                .setColumnSeparator(style.separator())
                .setLineSeparator("\r\n")
                .setUseHeader(true);
        columns.forEach(schema::addColumn);
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            try (SequenceWriter lines = MAPPER.writer(schema.build()).writeValues(writer)) {
                while (rows.hasNext()) {
                    Map<String, ?> row = rows.next();
                    lines.write(columns.stream()
                            .map(column -> style.text(row.get(column)))
                            .toList());
                }
            }
        }
    }

    private static void synchronize(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
