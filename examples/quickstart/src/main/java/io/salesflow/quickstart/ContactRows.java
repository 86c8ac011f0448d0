package io.salesflow.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The rows of a CSV file while they are read. */
final class ContactRows implements Iterator<ContactRow>, Closeable {
    private final MappingIterator<String[]> cells;
    private long line;
    private ContactRow next;
    private boolean broken;

    ContactRows(MappingIterator<String[]> cells) {
        this.cells = cells;
        this.line = cells.getCurrentLocation().getLineNr();
    }

    @Override
    public boolean hasNext() {
        if (next == null && !broken) {
            next = read();
        }
        return next != null;
    }

    @Override
    public ContactRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ContactRow row = next;
        next = null;
        return row;
    }

    @Override
    public void close() throws IOException {
        cells.close();
    }

    private ContactRow read() {
        long begin = line;
        try {
            if (!cells.hasNextValue()) {
                return null;
            }
            ContactRow row = new ContactRow(begin, List.of(cells.nextValue()));
            line = cells.getCurrentLocation().getLineNr();
            return row;
        } catch (JsonProcessingException e) {
            broken = true;
            return new ContactRow(begin, null);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The CSV file is not in UTF-8, in line " + begin + " or after it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
