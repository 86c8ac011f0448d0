package io.salesflow.camel.routes.csv;

/**
 * A value as it stood in a CSV file, to be written again as it is.
 *
 * @param text the value
 */
public record WrittenText(String text) {
    @Override
    public String toString() {
        return text;
    }
}
