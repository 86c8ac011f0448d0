package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.MessageTexts;
import io.salesflow.camel.routes.mapping.MessageKey;
import io.salesflow.camel.routes.settings.SettingName;
import io.salesflow.camel.routes.targets.RefusedRecords;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the LinkedIn messages of a batch of changes to Salesforce, each once, as a completed Task of the Lead or Contact that
 * wrote it, who is made if missing. What was written before is found by the message's key; it is written again only for an update,
 * such as a message that is marked as interesting. The body becomes {@link SalesforceTotals}; failures are told as by {@link SalesforceContacts}.
 */
public final class SalesforceMessages extends SalesforceProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(SalesforceMessages.class);
    private static final SettingName ZONE = SettingName.of("salesforce.zone");
    private static final String TASK = "Task";
    private static final String NO_KEY =
            "its contact has no LinkedIn URL, so Salesforce can't recognise it. Give it one in Salesflow";

    private boolean isUpsert;
    private ZoneId zone = ZoneId.of("UTC");

    /** Whether the field of the message's key is an External ID, so that Salesforce itself keeps a message single. */
    public void setUpsert(boolean upsert) {
        isUpsert = upsert;
    }

    /** The time zone that decides on which day a message was written, such as {@code Europe/Berlin}. */
    public void setZone(String zone) {
        this.zone = ZONE.zone(zone);
    }

    @Override
    void write(Exchange exchange) {
        List<Change> changes = Changes.of(exchange);
        watch("Salesforce messages", exchange, changes.size());
        Map<String, String> failures = new LinkedHashMap<>();
        Map<String, Change> toWrite = new LinkedHashMap<>();
        changes.forEach(change -> toWrite.put(MessageKey.of(exchange, change), change));
        Map<String, Change> all = Map.copyOf(toWrite);
        List<RecordResult> results = new ArrayList<>(updateThoseThatAreThere(toWrite, failures));
        Map<String, Contact> senders = senders(toWrite, failures);
        Map<String, String> refused = new LinkedHashMap<>();
        Map<String, String> idsByKey = new MessageSenders(api(), people()).ids(senders.values(), refused::put);
        senders.forEach((key, sender) -> {
            String reason = refused.get(sender.linkedInSlug());
            if (reason != null) {
                failures.put(key, "Salesforce did not take its contact: " + reason);
            }
        });
        toWrite.keySet().removeAll(failures.keySet());
        List<RecordResult> written = write(toWrite, senders, idsByKey);
        addFailures(toWrite, toWrite.keySet(), written, failures);
        results.addAll(written);
        Map<String, String> told = new LinkedHashMap<>();
        failures.forEach((key, reason) -> {
            told.put(all.get(key).identity(), reason);
        });
        RefusedRecords.log(LOG, "LinkedIn message", "is not in Salesforce", failures);
        exchange.setProperty(SalesflowConstants.FAILURES, told);
        exchange.getMessage().setBody(SalesforceTotals.of(changes, results, failures));
    }

    /** Takes those out that are there, and of them writes those that have changed since. */
    private List<RecordResult> updateThoseThatAreThere(Map<String, Change> messages, Map<String, String> failures) {
        if (isUpsert) {
            return List.of();
        }
        Map<String, String> taskIds = api().idsByValue(TASK, MessageTask.KEY_FIELD, messages.keySet());
        Map<String, Map<String, String>> changed = new LinkedHashMap<>();
        messages.forEach((key, change) -> {
            if (taskIds.containsKey(key) && change.kind() == Change.Kind.UPDATED) {
                changed.put(key, MessageTask.changes(taskIds.get(key), message(change), zone));
            }
        });
        Map<String, Change> all = Map.copyOf(messages);
        messages.keySet().removeAll(taskIds.keySet());
        List<RecordResult> results = api().hiding(MessageTexts.in(all.values())).update(TASK, changed.values());
        addFailures(all, changed.keySet(), results, failures);
        return results;
    }

    private static Map<String, Contact> senders(Map<String, Change> changes, Map<String, String> failures) {
        Map<String, Contact> senders = new LinkedHashMap<>();
        changes.forEach((key, change) -> {
            Contact sender = message(change).writer();
            if (sender.linkedInSlug() == null) {
                failures.put(key, NO_KEY);
            } else {
                senders.put(key, sender);
            }
        });
        return senders;
    }

    private List<RecordResult> write(
            Map<String, Change> messages, Map<String, Contact> senders, Map<String, String> idsByKey) {
        List<Map<String, String>> tasks = new ArrayList<>();
        messages.forEach((key, change) -> {
            Contact sender = senders.get(key);
            tasks.add(MessageTask.fields(key, message(change), sender, idsByKey.get(sender.linkedInSlug()), zone));
        });
        SalesforceApi api = api().hiding(MessageTexts.in(messages.values()));
        return isUpsert ? api.upsert(TASK, MessageTask.KEY_FIELD, tasks) : api.create(TASK, tasks);
    }

    /** Salesforce may quote the text of a message that it refuses. */
    private static void addFailures(
            Map<String, Change> messages,
            Collection<String> keys,
            List<RecordResult> results,
            Map<String, String> failures) {
        Iterator<RecordResult> result = results.iterator();
        for (String key : keys) {
            String reason = result.next().reason();
            if (reason != null) {
                failures.put(
                        key,
                        "Salesforce did not take it: "
                                + message(messages.get(key)).withoutText(reason));
            }
        }
    }

    private static ReceivedMessage message(Change change) {
        return (ReceivedMessage) change.element();
    }
}
