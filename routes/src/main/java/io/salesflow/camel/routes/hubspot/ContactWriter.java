package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.routes.hubspot.BatchCalls.RecordAnswer;
import io.salesflow.camel.routes.hubspot.ContactLookup.Match;
import io.salesflow.camel.routes.mapping.ContactMapping;
import io.salesflow.camel.routes.mapping.MappedProperty.NewProperty;
import io.salesflow.camel.routes.targets.CallLimit;
import io.salesflow.camel.routes.targets.CallWait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes people to HubSpot with as few calls as there can be, and tells what became of each. It recognises them by their
 * LinkedIn key; who is new to us is looked up once by what else HubSpot may know him by, and gets the key then.
 */
final class ContactWriter {
    private static final int MOST_WRITTEN = 50_000;

    private final HubSpotApi api;
    private final String path;
    private final String keyProperty;
    private final TwoWayProperties twoWay;
    private final PropertySetup setup;
    private final ContactLookup lookup;
    private final BatchCalls batches;
    private final Set<String> writtenHere = ConcurrentHashMap.newKeySet();
    private volatile boolean isAskedForOthers;
    private volatile boolean hasOthers;

    /**
     * Makes a writer.
     *
     * @param more properties that are created beside those of the mapping
     */
    ContactWriter(HubSpotApi api, ContactMapping mapping, Map<String, NewProperty> more) {
        this.api = api;
        this.path = api.settings().objectsPath("contacts");
        this.keyProperty = HubSpotContacts.key(mapping).getKey();
        this.twoWay = TwoWayProperties.of(mapping);
        Map<String, NewProperty> properties = new LinkedHashMap<>(more);
        mapping.properties().forEach((name, property) -> {
            if (property.create() != null) {
                properties.put(name, property.create());
            }
        });
        this.setup = new PropertySetup("contacts", properties);
        this.lookup = new ContactLookup(api, keyProperty, mapping.properties().keySet());
        this.batches = new BatchCalls(api);
    }

    /** How many calls HubSpot takes now. */
    CallLimit callLimit() {
        return api.callLimit();
    }

    /** For what the next call waits now; null if it does not. */
    CallWait callWait() {
        return api.callWait();
    }

    /**
     * Writes people.
     *
     * @return what became of each, by key, in their order
     * @throws HubSpotException if HubSpot could not be asked, or is not set up; some may be written then
     */
    Map<String, ContactOutcome> write(Collection<ContactEntry> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        setup.ensure(api);
        try {
            return written(people);
        } catch (HubSpotException e) {
            if (!e.isOfSetup()) {
                throw e;
            }
            setup.doAgain();
            setup.ensure(api);
            return written(people);
        }
    }

    private Map<String, ContactOutcome> written(Collection<ContactEntry> people) {
        Map<String, ContactOutcome> outcomes = new LinkedHashMap<>();
        people.forEach(person -> outcomes.put(person.key(), null));
        Map<String, Match> withKey = withKey(people);
        List<ContactEntry> unknown = people.stream()
                .filter(person -> person.isFirstSight() || isUnsure(person) && isNewHere(person, withKey))
                .toList();
        remember(people);
        Map<String, Match> matches = lookup.find(unknown);
        List<ContactEntry> toUpsert = people.stream()
                .filter(person -> !person.isGone() && !matches.containsKey(person.key()))
                .toList();
        outcomes.putAll(updated(unknown, matches));
        outcomes.putAll(upserted(toUpsert, withKey));
        outcomes.putAll(marked(people.stream().filter(ContactEntry::isGone).toList()));
        return outcomes;
    }

    /** Those of whom it has to be known first, and whom HubSpot has with our key. */
    private Map<String, Match> withKey(Collection<ContactEntry> people) {
        List<ContactEntry> unsure = people.stream().filter(this::isUnsure).toList();
        return unsure.isEmpty() ? Map.of() : lookup.withKey(unsure);
    }

    /** Whether it has to be known first if HubSpot has our key: for what somebody may have edited, or for a search by URL. */
    private boolean isUnsure(ContactEntry person) {
        Set<String> different = different(person).keySet();
        boolean mayBeEdited = different.stream()
                .anyMatch(property -> twoWay.names().contains(property) && !person.isToldToHaveChanged(property));
        return person.isAsItIs()
                ? mayBeEdited || api.settings().isFoundByLinkedInUrl() && !different.isEmpty()
                : person.isFirstSight() && mayBeEdited && mayBeThere(person);
    }

    /**
     * Whether somebody who is new to us may be in HubSpot with our key, from another time. Not where nobody had our key at first and
     * all who came were new there: whom this program has written since, it knows.
     */
    private boolean mayBeThere(ContactEntry person) {
        if (!isAskedForOthers) {
            hasOthers = lookup.isAnybodyThere();
            isAskedForOthers = true;
        }
        return hasOthers || writtenHere.contains(person.key());
    }

    /** Where they are too many to remember, anybody may be there. */
    private void remember(Collection<ContactEntry> people) {
        if (!hasOthers) {
            people.forEach(person -> writtenHere.add(person.key()));
        }
        if (hasOthers || writtenHere.size() > MOST_WRITTEN) {
            hasOthers = true;
            writtenHere.clear();
        }
    }

    /** Two contacts with one address are a conflict that HubSpot tells; two with one URL are not. */
    private boolean isNewHere(ContactEntry person, Map<String, Match> withKey) {
        return api.settings().isFoundByLinkedInUrl() && !withKey.containsKey(person.key());
    }

    private Map<String, ContactOutcome> upserted(List<ContactEntry> people, Map<String, Match> withKey) {
        Map<String, Map<String, String>> different = new LinkedHashMap<>();
        people.forEach(person -> {
            Match there = withKey.get(person.key());
            different.put(person.key(), there == null ? different(person) : unedited(person, there));
        });
        Map<String, RecordAnswer> answers = upsert(different);
        if (people.stream()
                .anyMatch(person -> person.isFirstSight()
                        && !withKey.containsKey(person.key())
                        && answers.get(person.key()).isWritten()
                        && !answers.get(person.key()).isNew())) {
            hasOthers = true;
        }
        Map<String, Map<String, String>> incomplete = new LinkedHashMap<>();
        people.stream()
                .filter(person -> answers.get(person.key()).isNew()
                        && different.get(person.key()).size()
                                < person.allValues().size())
                .forEach(person -> incomplete.put(person.key(), person.allValues()));
        answers.putAll(upsert(incomplete));
        different.putAll(incomplete);
        Map<String, ContactOutcome> outcomes = new LinkedHashMap<>();
        List<ContactEntry> conflicting = new ArrayList<>();
        people.forEach(person -> {
            RecordAnswer answer = answers.get(person.key());
            outcomes.put(person.key(), outcome(person.key(), answer));
            if (answer.isConflict() && !person.isFirstSight()) {
                conflicting.add(person);
            }
        });
        if (!conflicting.isEmpty()) {
            outcomes.putAll(updated(conflicting, lookup.find(conflicting)));
        }
        return outcomes;
    }

    /** Where nothing tells that a value has changed in Salesflow, HubSpot's may be newer. */
    private Map<String, String> unedited(ContactEntry person, Match there) {
        Map<String, String> different = different(person);
        different
                .entrySet()
                .removeIf(value -> twoWay.names().contains(value.getKey())
                        && !person.isToldToHaveChanged(value.getKey())
                        && (person.isAsItIs() || mayBeEdited(person, value, there)));
        return different;
    }

    private boolean mayBeEdited(ContactEntry person, Map.Entry<String, String> value, Match there) {
        String theirs = there.value(value.getKey());
        return !theirs.isEmpty()
                && !there.has(Map.ofEntries(value))
                && !api.agreed().has(person.key(), value.getKey(), theirs);
    }

    /** What both sides had in common last stays as it is in HubSpot: if it is different there, somebody has edited it. */
    private Map<String, String> different(ContactEntry person) {
        Map<String, String> different = new LinkedHashMap<>(person.values());
        different.entrySet().removeIf(value -> api.agreed().has(person.key(), value.getKey(), value.getValue()));
        return different;
    }

    private Map<String, RecordAnswer> upsert(Map<String, Map<String, String>> values) {
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        values.forEach((key, some) -> inputs.put(key, input(key, some).put("idProperty", keyProperty)));
        return sent("/batch/upsert", inputs, values);
    }

    /** Sends values, and notes those that HubSpot took. */
    private Map<String, RecordAnswer> sent(
            String call, Map<String, ObjectNode> inputs, Map<String, Map<String, String>> values) {
        Map<String, RecordAnswer> answers = batches.send(path + call, inputs);
        Map<String, Map<String, String>> agreed = new LinkedHashMap<>();
        answers.forEach((key, answer) -> {
            if (answer.isWritten()) {
                agreed.put(key, twoWay.of(values.get(key)));
            }
        });
        api.agreed().note(agreed);
        return answers;
    }

    /** Writes to contacts that were found, our key among the rest, unless they have it all. Who has it already keeps edits. */
    private Map<String, ContactOutcome> updated(List<ContactEntry> people, Map<String, Match> matches) {
        Map<String, ContactOutcome> outcomes = new LinkedHashMap<>();
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        List<ContactEntry> toUpdate = new ArrayList<>();
        Map<String, Map<String, String>> agreed = new LinkedHashMap<>();
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        people.stream().filter(person -> matches.containsKey(person.key())).forEach(person -> {
            Match match = matches.get(person.key());
            if (match.isAmbiguous()) {
                outcomes.put(person.key(), ContactOutcome.failed(person.key(), match.doubt()));
                return;
            }
            Map<String, String> toWrite = lookup.isWithKey(match, person) ? unedited(person, match) : person.values();
            if (match.has(toWrite)) {
                outcomes.put(person.key(), ContactOutcome.unchanged(person.key(), match.id()));
                agreed.put(person.key(), twoWay.of(toWrite));
            } else {
                inputs.put(person.key(), input(match.id(), toWrite));
                values.put(person.key(), toWrite);
                toUpdate.add(person);
            }
        });
        api.agreed().note(agreed);
        Map<String, RecordAnswer> answers = sent("/batch/update", inputs, values);
        toUpdate.forEach(person -> outcomes.put(person.key(), outcome(person.key(), answers.get(person.key()))));
        return outcomes;
    }

    /** Writes to those whom Salesflow has no more; whom HubSpot does not have, it needs not get. */
    private Map<String, ContactOutcome> marked(List<ContactEntry> gone) {
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        gone.forEach(person ->
                inputs.put(person.key(), input(person.key(), person.values()).put("idProperty", keyProperty)));
        Map<String, RecordAnswer> answers = batches.send(path + "/batch/update", inputs);
        Map<String, ContactOutcome> outcomes = new LinkedHashMap<>();
        gone.forEach(person -> {
            RecordAnswer answer = answers.get(person.key());
            outcomes.put(
                    person.key(),
                    answer.isNotFound() ? ContactOutcome.unchanged(person.key(), null) : outcome(person.key(), answer));
        });
        return outcomes;
    }

    private static ObjectNode input(String id, Map<String, String> values) {
        ObjectNode input = HubSpotJson.object().put("id", id);
        ObjectNode properties = input.putObject("properties");
        values.forEach(properties::put);
        return input;
    }

    private static ContactOutcome outcome(String key, RecordAnswer answer) {
        if (!answer.isWritten()) {
            return ContactOutcome.failed(key, answer.reason() + advice(answer));
        }
        String id = answer.result().path("id").asText();
        return answer.isNew() ? ContactOutcome.created(key, id) : ContactOutcome.updated(key, id);
    }

    private static String advice(RecordAnswer answer) {
        if (answer.isConflict()) {
            return ". Another HubSpot contact has its e-mail address or LinkedIn key. Merge the two in HubSpot, or take the"
                    + " address from one of them";
        }
        if (answer.reason().contains("INVALID_OPTION")) {
            return ". Add that option to the property in HubSpot, or map the value to another";
        }
        return answer.reason().contains("READ_ONLY_VALUE")
                ? ". Take the property out of the mapping: HubSpot sets it by itself"
                : ". Correct it in Salesflow or HubSpot";
    }
}
