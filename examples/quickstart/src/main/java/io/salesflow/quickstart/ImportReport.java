package io.salesflow.quickstart;

import io.salesflow.camel.client.SalesflowException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** What became of the rows of the CSV file. */
public final class ImportReport {
    private static final String ROW = "quickstartRow";

    private int imported;
    private final List<String> failures = new ArrayList<>();
    private final List<String> unknowns = new ArrayList<>();

    /** A row was imported. */
    public synchronized void imported() {
        imported++;
    }

    /** A row was not imported, or nobody knows. */
    public synchronized void failed(
            @ExchangeProperty(ROW) ContactRow row, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        String told = "line " + row.line() + ": " + failure.getMessage();
        if (failure instanceof SalesflowException sent && sent.isOutcomeUnknown()) {
            unknowns.add(told);
        } else {
            failures.add(told);
        }
    }

    /** How many rows were imported. */
    public synchronized int importedRows() {
        return imported;
    }

    /** The rows that were not imported, each with its line and the reason. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** The rows of which nobody knows whether they were imported, each with its line and the reason. */
    public synchronized List<String> unknowns() {
        return List.copyOf(unknowns);
    }

    /** Whether every row was imported. */
    public synchronized boolean isComplete() {
        return failures.isEmpty() && unknowns.isEmpty();
    }
}
