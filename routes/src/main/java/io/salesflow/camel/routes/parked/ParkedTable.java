package io.salesflow.camel.routes.parked;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.settings.DatabaseWords;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/** What is parked, as the rows of a table: what people have written there, what is to be in it, and what is to go. */
public final class ParkedTable implements CamelContextAware {
    /** The exchange variable that has what is parked, by feed. */
    static final String PARKED = "parked";

    private CamelContext context;
    private String feeds = "*";

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The ids of the feeds that are shown, with commas between them, or * for all. */
    public void setFeeds(String feeds) {
        this.feeds = feeds;
    }

    /**
     * Does what people have written.
     *
     * @param rows each with feed, key, since and action; they get an answer
     */
    public List<Map<String, Object>> perform(List<Map<String, Object>> rows) {
        new ParkedActions(SalesflowFeeds.of(context)).perform(rows);
        return rows;
    }

    /** What is parked now becomes the body, as rows. */
    public void rows(Exchange exchange) {
        Map<String, List<ParkedRecord>> parked = new ParkedRecords(context, feeds).byFeed();
        exchange.setVariable(PARKED, parked);
        exchange.getMessage()
                .setBody(parked.values().stream()
                        .flatMap(List::stream)
                        .map(ParkedRecord::row)
                        .toList());
    }

    /** What the database said when it failed. */
    public String saidByDatabase(Exchange exchange) {
        return DatabaseWords.of(exchange);
    }

    /** Of the rows of the body, each with feed and key, those of the same feeds that are not parked any more become the body. */
    public void gone(Exchange exchange) {
        @SuppressWarnings("unchecked")
        Map<String, List<ParkedRecord>> parked = exchange.getVariable(PARKED, Map.class);
        Set<List<String>> present = parked.values().stream()
                .flatMap(List::stream)
                .map(record -> List.of(record.feed(), record.key()))
                .collect(Collectors.toCollection(HashSet::new));
        Collection<?> rows = exchange.getMessage().getBody(Collection.class);
        exchange.getMessage()
                .setBody(rows.stream()
                        .map(row -> (Map<?, ?>) row)
                        .filter(row -> parked.containsKey(row.get(ParkedRecord.FEED)))
                        .filter(row ->
                                !present.contains(List.of(row.get(ParkedRecord.FEED), row.get(ParkedRecord.KEY))))
                        .toList());
    }
}
