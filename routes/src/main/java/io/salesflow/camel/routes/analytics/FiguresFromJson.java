package io.salesflow.camel.routes.analytics;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes rows of the JSON that {@link FiguresOfDays} delivers: for a table, or into a file if one is set. */
public final class FiguresFromJson implements Processor {
    private AnalyticsFile file;

    /** The file that rows are written to; without one they are the body. */
    public void setFile(AnalyticsFile file) {
        this.file = file;
    }

    /**
     * Reads the rows of a day.
     *
     * @throws IllegalArgumentException if the body is something else
     * @throws IOException if there is a file and it can't be written; it is then as it was
     */
    @Override
    public void process(Exchange exchange) throws IOException {
        List<Map<String, Object>> rows = FiguresJson.rows(exchange.getMessage().getBody(String.class));
        if (file == null) {
            exchange.getMessage().setBody(rows);
        } else {
            file.write(rows);
        }
    }
}
