package io.salesflow.camel.routes.hubspot;

import java.util.List;

/**
 * What became of the contacts of a batch.
 *
 * @param outcomes one for each person
 * @param totals how many changes became what
 */
public record ContactOutcomes(List<ContactOutcome> outcomes, ContactTotals totals) {

    public ContactOutcomes {
        outcomes = List.copyOf(outcomes);
    }

    /** Only the figures; not who is in it. */
    @Override
    public String toString() {
        return totals.toString();
    }
}
