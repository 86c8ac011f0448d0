package io.salesflow.camel.routes.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The people of a CSV file while they are read. Rows without anything in them are passed over. */
final class CsvPeople implements Iterator<PersonToImport>, Closeable {
    private final MappingIterator<String[]> rows;
    private final PersonColumns columns;
    private final char separator;
    private PersonToImport next;
    private boolean isOver;

    CsvPeople(MappingIterator<String[]> rows, PersonColumns columns, char separator) {
        this.rows = rows;
        this.columns = columns;
        this.separator = separator;
    }

    /** The names of the columns that results repeat. */
    List<String> columns() {
        return columns.told();
    }

    /** What is between two columns. */
    char separator() {
        return separator;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !isOver) {
            next = read();
        }
        return next != null;
    }

    @Override
    public PersonToImport next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        PersonToImport person = next;
        next = null;
        return person;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private PersonToImport read() {
        String line = String.valueOf(rows.getCurrentLocation().getLineNr());
        try {
            if (!rows.hasNextValue()) {
                isOver = true;
                return null;
            }
            List<String> cells =
                    Arrays.stream(rows.nextValue()).map(String::strip).toList();
            return cells.stream().allMatch(String::isEmpty) ? null : columns.person(line, cells);
        } catch (JsonProcessingException e) {
            isOver = true;
            return columns.person(line, List.of())
                    .with(ImportOutcome.refused(
                            "the row can't be read, and nothing after it: " + e.getOriginalMessage(),
                            "Close the quote that is open, and drop this row and those after it in again"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
