package io.salesflow.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the columns of a CSV file of contacts are. */
final class ContactColumns {
    private static final String LINKED_IN_URL = "linkedInUrl";
    private static final String CUSTOM_FIELD = "customField";
    private static final List<String> KNOWN = List.of(LINKED_IN_URL, "firstName", "lastName", "occupation", "location");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<String> names;
    private final int[] customFields;

    private ContactColumns(List<String> names) {
        this.names = names;
        this.customFields = IntStream.range(0, names.size())
                .filter(column -> isCustomField(names.get(column)))
                .toArray();
    }

    static ContactColumns of(List<String> firstLine) {
        List<String> names = firstLine.stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                .toList();
        for (String name : names) {
            if (!isCustomField(name) && KNOWN.stream().noneMatch(name::equalsIgnoreCase)) {
                throw new IllegalArgumentException("The CSV file has a column '" + name + "'. Columns are "
                        + String.join(", ", KNOWN) + ", " + CUSTOM_FIELD + "1, " + CUSTOM_FIELD + "2 and so on");
            }
        }
        if (names.stream().noneMatch(LINKED_IN_URL::equalsIgnoreCase)) {
            throw new IllegalArgumentException("The CSV file has no column " + LINKED_IN_URL + " in its first line");
        }
        return new ContactColumns(names);
    }

    ContactToImport contact(ContactRow row) {
        if (row.cells() == null) {
            throw new IllegalArgumentException("a quote is not closed; nothing after it can be read");
        }
        if (row.cells().size() > names.size()) {
            throw new IllegalArgumentException("it has " + row.cells().size() + " cells, but there are " + names.size()
                    + " columns; a cell with a comma needs quotes");
        }
        return new ContactToImport(
                absolute(cell(row, LINKED_IN_URL)),
                cell(row, "firstName"),
                cell(row, "lastName"),
                cell(row, "occupation"),
                cell(row, "location"),
                customFields(row));
    }

    private String cell(ContactRow row, String name) {
        return IntStream.range(0, row.cells().size())
                .filter(column -> names.get(column).equalsIgnoreCase(name))
                .mapToObj(row.cells()::get)
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** People copy addresses without the scheme, too. */
    private static String absolute(String url) {
        return url == null || url.contains("://") ? url : "https://" + url;
    }

    /** In order; empty ones count, unless only empty ones follow. */
    private List<String> customFields(ContactRow row) {
        List<String> fields = new ArrayList<>();
        for (int column : customFields) {
            fields.add(column < row.cells().size() ? row.cells().get(column) : "");
        }
        while (!fields.isEmpty() && fields.get(fields.size() - 1).isBlank()) {
            fields.remove(fields.size() - 1);
        }
        return fields;
    }

    private static boolean isCustomField(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(CUSTOM_FIELD.toLowerCase(Locale.ROOT));
    }
}
