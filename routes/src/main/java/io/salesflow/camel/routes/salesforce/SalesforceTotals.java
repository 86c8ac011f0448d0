package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.feed.Change;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What became of the changes of a delivery.
 *
 * @param changes how many came
 * @param created how many records Salesforce did not know
 * @param updated how many records Salesforce knew
 * @param failed how many changes Salesforce did not take, and will come again
 */
public record SalesforceTotals(int changes, int created, int updated, int failed) {
    static SalesforceTotals of(List<Change> changes, Collection<RecordResult> results, Map<String, String> failures) {
        int written = (int) results.stream().filter(RecordResult::isWritten).count();
        int created = (int) results.stream().filter(RecordResult::isCreated).count();
        return new SalesforceTotals(changes.size(), created, written - created, failures.size());
    }

    @Override
    public String toString() {
        return changes + " changes: " + created + " records created, " + updated + " updated, " + failed
                + " changes failed";
    }
}
