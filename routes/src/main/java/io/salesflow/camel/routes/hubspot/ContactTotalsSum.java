package io.salesflow.camel.routes.hubspot;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Body;

/** Adds up what became of contacts since the start. For several threads. */
public final class ContactTotalsSum {
    private final AtomicReference<ContactTotals> sum = new AtomicReference<>(ContactTotals.NONE);

    /** Adds those of a batch. */
    public void add(@Body ContactOutcomes outcomes) {
        sum.accumulateAndGet(outcomes.totals(), ContactTotals::plus);
    }

    /** All until now. */
    public ContactTotals sum() {
        return sum.get();
    }

    /** All until now, from where the next sum begins. */
    public ContactTotals take() {
        return sum.getAndSet(ContactTotals.NONE);
    }
}
