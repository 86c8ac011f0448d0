package io.salesflow.camel.routes.hubspot;

import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what became of each contact of a batch, and tells people of those that are not in HubSpot now. */
public final class ContactOutcomes {
    private static final Logger LOG = LoggerFactory.getLogger(ContactOutcomes.class);

    /** The outcome of a call that HubSpot took, wholly or in part. */
    public ContactTotals taken(
            @Body byte[] answer, @ExchangeProperty(ContactBatch.EXCHANGE_PROPERTY) ContactBatch batch) {
        return told(batch, BatchAnswer.read(answer).outcomesOf(batch));
    }

    /** The outcome of a call that HubSpot refused for the sake of what is in it: none of its contacts was written. */
    public ContactTotals refused(
            @ExchangeException HttpOperationFailedException refusal,
            @ExchangeProperty(ContactBatch.EXCHANGE_PROPERTY) ContactBatch batch) {
        String reason = "the whole batch was refused with status " + refusal.getStatusCode() + ": "
                + HubSpotRefusal.reasonOf(refusal);
        List<ContactOutcome> outcomes = batch.valuesByKey().keySet().stream()
                .map(key -> ContactOutcome.failed(key, reason))
                .toList();
        return told(batch, outcomes);
    }

    /** The outcome of a batch in which there is nobody to write. */
    public ContactTotals nothingSent(@ExchangeProperty(ContactBatch.EXCHANGE_PROPERTY) ContactBatch batch) {
        return told(batch, List.of());
    }

    private static ContactTotals told(ContactBatch batch, List<ContactOutcome> outcomes) {
        outcomes.stream()
                .filter(outcome -> outcome.result() == ContactOutcome.Result.FAILED)
                .forEach(outcome -> LOG.warn(
                        "HubSpot did not take contact {}: {}. Correct it in Salesflow or HubSpot; the next run tries it"
                                + " again",
                        outcome.key(),
                        outcome.reason()));
        batch.withoutKey()
                .forEach(memberId -> LOG.warn(
                        "Salesflow member {} has no LinkedIn URL, so HubSpot can't recognise it. Give it one in"
                                + " Salesflow; the next run tries it again",
                        memberId));
        return ContactTotals.of(batch, outcomes);
    }
}
