package io.salesflow.quickstart;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.salesflow.camel.api.LinkedInProfile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/**
 * A CSV file of contacts, in UTF-8. Its first line names the columns: {@code linkedInUrl}, and as they are there
 * {@code firstName}, {@code lastName}, {@code occupation}, {@code location} and up to ten that begin with
 * {@code customField}, which keep their order.
 */
public final class ContactsFile {
    private Path path;
    private ContactColumns columns;
    private final Map<String, Long> linesByProfile = new HashMap<>();

    /** Where the file is. */
    public void setPath(String path) {
        this.path = Path.of(path);
    }

    /**
     * The rows after the first line, read one after the other. The last one is unreadable if a quote is never closed.
     *
     * @throws IllegalArgumentException if there is no such file, or if its first line does not name the columns
     */
    public ContactRows rows() throws IOException {
        try {
            MappingIterator<String[]> cells = new CsvMapper()
                    .readerFor(String[].class)
                    .with(CsvParser.Feature.WRAP_AS_ARRAY)
                    .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .with(CsvParser.Feature.TRIM_SPACES)
                    .readValues(Files.newBufferedReader(path, StandardCharsets.UTF_8));
            columns = ContactColumns.of(cells.hasNextValue() ? List.of(cells.nextValue()) : List.of());
            linesByProfile.clear();
            return new ContactRows(cells);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + path, e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The CSV file is not in UTF-8", e);
        }
    }

    /**
     * The contact of a row.
     *
     * @throws IllegalArgumentException if the row can't be imported, with what is wrong
     */
    public ContactToImport contact(@Body ContactRow row) {
        ContactToImport contact = columns.contact(row);
        String profile = LinkedInProfile.slug(contact.linkedInUrl())
                .orElseThrow(() -> new IllegalArgumentException("the linkedInUrl is no LinkedIn profile"));
        Long earlier = linesByProfile.putIfAbsent(profile, row.line());
        if (earlier != null) {
            throw new IllegalArgumentException("the same profile as in line " + earlier);
        }
        return contact;
    }
}
