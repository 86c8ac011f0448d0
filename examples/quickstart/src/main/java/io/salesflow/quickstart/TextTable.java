package io.salesflow.quickstart;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table to read: the first column to the left, figures to the right. */
final class TextTable {
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... head) {
        this.head = List.of(head);
    }

    void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(String.valueOf(cell));
        }
        rows.add(row);
    }

    void print(PrintWriter out) {
        print(out, head);
        print(out, head.stream().map(cell -> "-".repeat(cell.length())).toList());
        rows.forEach(row -> print(out, row));
    }

    private void print(PrintWriter out, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String alignment = column == 0 ? "-" : "";
            line.append(String.format("  %" + alignment + width(column) + "s", row.get(column)));
        }
        out.println(line.toString().stripTrailing());
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).length())
                .reduce(head.get(column).length(), Math::max);
    }
}
