package io.salesflow.quickstart;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table to read: the first column to the left, figures to the right. Groups of columns have a name above them. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<Group> groups = new ArrayList<>();
    private final List<String> head = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private record Group(String name, int columns) {}

    /** Adds columns to the right, as a group; before any row. */
    void addColumns(String group, List<String> names) {
        groups.add(new Group(group, names.size()));
        head.addAll(names);
    }

    void addRow(List<?> cells) {
        rows.add(cells.stream().map(String::valueOf).toList());
    }

    void print(PrintWriter out) {
        out.println(groupLine());
        print(out, head);
        print(out, head.stream().map(cell -> "-".repeat(cell.length())).toList());
        rows.forEach(row -> print(out, row));
    }

    private String groupLine() {
        StringBuilder line = new StringBuilder();
        int column = 0;
        for (Group group : groups) {
            int width = 0;
            for (int end = column + group.columns(); column < end; column++) {
                width += GAP.length() + width(column);
            }
            line.append(String.format("%-" + width + "s", GAP + group.name()));
        }
        return line.toString().stripTrailing();
    }

    private void print(PrintWriter out, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String alignment = column == 0 ? "-" : "";
            line.append(String.format(GAP + "%" + alignment + width(column) + "s", row.get(column)));
        }
        out.println(line.toString().stripTrailing());
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(head.get(column).length(), Math::max);
    }
}
