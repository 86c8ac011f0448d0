package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.routes.targets.RefusedRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the contacts of a batch of changes to Salesforce, as Leads or Contacts, keyed by their LinkedIn profile. The body
 * becomes {@link SalesforceTotals}. Those that Salesforce did not take are told to people and to the feed, which tries them
 * again, one by one, and parks them when their attempts are exhausted. If a call fails as a whole it throws
 * {@link SalesforceCallException}, and may be called again with the same body.
 */
public final class SalesforceContacts extends SalesforceProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(SalesforceContacts.class);
    private static final String NO_KEY =
            "it has no LinkedIn URL, so Salesforce can't recognise it. Give it one in Salesflow";

    @Override
    void write(Exchange exchange) {
        List<Change> changes = Changes.of(exchange);
        watch("Salesforce contacts", exchange, changes.size());
        List<String> withoutKey = new ArrayList<>();
        Collection<Person> persons = people().of(changes, withoutKey);
        Map<String, RecordResult> results = new PersonUpserts(api(), people()).write(persons);
        Map<String, String> failures = new LinkedHashMap<>();
        withoutKey.forEach(identity -> failures.put(identity, NO_KEY));
        persons.forEach(person -> addFailure(person, results.get(person.key()), failures));
        RefusedRecords.log(LOG, "Salesflow member", "is not in Salesforce as it is in Salesflow", failures);
        exchange.setProperty(SalesflowConstants.FAILURES, failures);
        exchange.getMessage().setBody(SalesforceTotals.of(changes, results.values(), failures));
    }

    private static void addFailure(Person person, RecordResult result, Map<String, String> failures) {
        if (result.isWritten() || person.isGone() && result.lacksRequiredField()) {
            return;
        }
        person.identities()
                .forEach(identity -> failures.put(identity, "Salesforce did not take it: " + result.reason()));
    }
}
