package io.salesflow.camel.routes.hubspot;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/** Adds up the totals of the batches. */
public final class ContactTotalsSum implements AggregationStrategy {
    @Override
    public Exchange aggregate(Exchange soFar, Exchange batch) {
        if (soFar == null) {
            return batch;
        }
        ContactTotals sum = totals(soFar).plus(totals(batch));
        batch.getMessage().setBody(sum);
        return batch;
    }

    private static ContactTotals totals(Exchange exchange) {
        return ContactTotals.orNone(exchange.getMessage().getBody());
    }
}
