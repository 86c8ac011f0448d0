package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.SalesflowConstants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of each contact of a batch, and tells people and the feed of those that are not in HubSpot now. The
 * feed tries them again, one by one, and parks them when their attempts are exhausted.
 */
public final class ContactOutcomes {
    private static final Logger LOG = LoggerFactory.getLogger(ContactOutcomes.class);
    private static final String NO_KEY = "it has no LinkedIn URL, so HubSpot can't recognise it";

    /** The outcome of a call that HubSpot took, wholly or in part. */
    public ContactTotals taken(Exchange exchange) {
        ContactBatch batch = batch(exchange);
        return told(
                exchange,
                BatchAnswer.read(exchange.getMessage().getBody(byte[].class)).outcomesOf(batch));
    }

    /** The outcome of a call that HubSpot refused for the sake of what is in it: none of its contacts was written. */
    public ContactTotals refused(Exchange exchange) {
        HttpOperationFailedException refusal =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
        String reason = "the whole batch was refused with status " + refusal.getStatusCode() + ": "
                + HubSpotRefusal.reasonOf(refusal);
        return told(
                exchange,
                batch(exchange).valuesByKey().keySet().stream()
                        .map(key -> ContactOutcome.failed(key, reason))
                        .toList());
    }

    /** The outcome of a batch in which there is nobody to write. */
    public ContactTotals nothingSent(Exchange exchange) {
        return told(exchange, List.of());
    }

    private static ContactTotals told(Exchange exchange, List<ContactOutcome> outcomes) {
        ContactBatch batch = batch(exchange);
        Map<String, String> failures = new LinkedHashMap<>();
        for (ContactOutcome outcome : outcomes) {
            if (outcome.result() == ContactOutcome.Result.FAILED) {
                LOG.warn(
                        "HubSpot did not take contact {}: {}. Correct it in Salesflow or HubSpot",
                        outcome.key(),
                        outcome.reason());
                batch.identitiesByKey()
                        .get(outcome.key())
                        .forEach(identity -> failures.put(identity, "HubSpot did not take it: " + outcome.reason()));
            }
        }
        for (String identity : batch.withoutKey()) {
            LOG.warn("Salesflow member {} is not in HubSpot: {}. Give it one in Salesflow", identity, NO_KEY);
            failures.put(identity, NO_KEY);
        }
        exchange.setProperty(SalesflowConstants.FAILURES, failures);
        return ContactTotals.of(batch, outcomes);
    }

    private static ContactBatch batch(Exchange exchange) {
        return exchange.getProperty(ContactBatch.EXCHANGE_PROPERTY, ContactBatch.class);
    }
}
