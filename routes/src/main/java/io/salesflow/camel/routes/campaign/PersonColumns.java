package io.salesflow.camel.routes.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the columns of a table of people are. */
final class PersonColumns {
    private static final int NONE = -1;

    private final List<String> header;
    private final List<Integer> told;
    private final Map<String, Integer> places = new TreeMap<>();
    private final List<Integer> customFields;

    /**
     * Tells the columns by their names.
     *
     * @param header the names of the columns of the table
     * @param idColumn the name of the column in which results tell who somebody is
     */
    PersonColumns(List<String> header, ColumnNames names, String idColumn) {
        this.header = header;
        Set<String> ofResults = new HashSet<>(ResultFile.COLUMNS);
        ofResults.add(idColumn);
        told = IntStream.range(0, header.size())
                .filter(column -> !ofResults.contains(header.get(column)))
                .boxed()
                .toList();
        List<String> compared = header.stream().map(ColumnNames::compared).toList();
        Stream.of(
                        ColumnNames.LINKED_IN_URL,
                        ColumnNames.FIRST_NAME,
                        ColumnNames.LAST_NAME,
                        ColumnNames.OCCUPATION,
                        ColumnNames.LOCATION)
                .forEach(meaning -> names.of(meaning).stream()
                        .map(compared::indexOf)
                        .filter(place -> place >= 0)
                        .findFirst()
                        .ifPresent(place -> places.put(meaning, place)));
        customFields = names.of(ColumnNames.CUSTOM_FIELDS).stream()
                .map(compared::indexOf)
                .toList();
    }

    /** Whether there is a column of LinkedIn URLs. */
    boolean isOfPeople() {
        return places.containsKey(ColumnNames.LINKED_IN_URL);
    }

    /** The names of the columns that results repeat: all that are not those of results themselves. */
    List<String> told() {
        return told.stream().map(header::get).toList();
    }

    /**
     * The person of a row.
     *
     * @param cells those of the row; those that lack at its end are blank
     */
    PersonToImport person(String id, List<String> cells) {
        List<String> shown = Stream.concat(
                        told.stream().map(column -> cell(cells, column)),
                        cells.stream().skip(header.size()))
                .collect(Collectors.toList());
        PersonToImport person = new PersonToImport(
                id,
                value(cells, ColumnNames.LINKED_IN_URL),
                value(cells, ColumnNames.FIRST_NAME),
                value(cells, ColumnNames.LAST_NAME),
                value(cells, ColumnNames.OCCUPATION),
                value(cells, ColumnNames.LOCATION),
                customFields(cells),
                null,
                shown);
        return cells.size() <= header.size()
                ? person
                : person.with(ImportOutcome.refused(
                        "it has " + cells.size() + " cells, but there are " + header.size() + " columns",
                        "Put a cell that has the separator in it between quotes"));
    }

    private String value(List<String> cells, String meaning) {
        String cell = cell(cells, places.getOrDefault(meaning, NONE));
        return cell.isBlank() ? null : cell.strip();
    }

    /** In order; blank ones count, unless only blank ones follow. */
    private List<String> customFields(List<String> cells) {
        List<String> fields = new ArrayList<>();
        customFields.forEach(column -> fields.add(cell(cells, column)));
        while (!fields.isEmpty() && fields.get(fields.size() - 1).isBlank()) {
            fields.remove(fields.size() - 1);
        }
        return fields;
    }

    private static String cell(List<String> cells, int column) {
        return column == NONE || column >= cells.size() ? "" : cells.get(column);
    }
}
