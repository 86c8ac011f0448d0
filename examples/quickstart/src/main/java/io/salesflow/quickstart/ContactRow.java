package io.salesflow.quickstart;

import java.util.List;

/**
 * A row of the CSV file.
 *
 * @param line where it begins; the first line is 1
 * @param cells its cells, or null if it can't be read
 */
public record ContactRow(long line, List<String> cells) {}
