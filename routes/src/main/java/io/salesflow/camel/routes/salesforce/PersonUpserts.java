package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.routes.salesforce.PersonLookup.Match;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writes people to Salesforce, each of whom succeeds or fails alone. */
final class PersonUpserts {
    private final SalesforceApi api;
    private final SalesforcePeople people;
    private final PersonLookup lookup;

    PersonUpserts(SalesforceApi api, SalesforcePeople people) {
        this.api = api;
        this.people = people;
        this.lookup = new PersonLookup(api, people);
    }

    /**
     * Writes people of different keys. Who is new to us, and whom Salesforce knows by something else than our key, gets the key.
     *
     * @return what became of each, by key
     * @throws SalesforceCallException if a call failed as a whole
     */
    Map<String, RecordResult> write(Collection<Person> everybody) {
        List<Person> all = withoutEdits(everybody);
        Map<String, Match> matches =
                lookup.find(all.stream().filter(Person::isFirstSight).toList());
        Map<String, RecordResult> results = new LinkedHashMap<>();
        matches.forEach((key, match) -> {
            if (match.isDoubtful()) {
                results.put(key, RecordResult.refused(match.doubt()));
            }
        });
        results.putAll(update(
                all.stream()
                        .filter(person -> matches.containsKey(person.key()) && !results.containsKey(person.key()))
                        .toList(),
                matches));
        results.putAll(upsert(all.stream()
                .filter(person -> !matches.containsKey(person.key()))
                .toList()));
        return results;
    }

    /** Who is new to us may be in Salesforce already, and what people have edited there stays. */
    private List<Person> withoutEdits(Collection<Person> all) {
        Map<String, Set<String>> editable = lookup.editable(
                all.stream().filter(person -> !person.unsure().isEmpty()).toList());
        return all.stream()
                .map(person -> person.without(editable.getOrDefault(person.key().toLowerCase(Locale.ROOT), Set.of())))
                .toList();
    }

    /** Of records that are there nothing is assumed, so nothing is overwritten. */
    private Map<String, RecordResult> update(List<Person> found, Map<String, Match> matches) {
        return write(
                found,
                person -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    fields.put("Id", matches.get(person.key()).id());
                    fields.putAll(person.values());
                    return fields;
                },
                records -> api.update(people.object(), records));
    }

    /**
     * Upserts by the key.
     *
     * <p>What is only assumed of people, such as the last name "Unknown", and what somebody may have edited must overwrite nothing. So
     * at first the rest is written. Who is not there yet fails for lack of it, and is made in a second call; whom somebody else has
     * made meanwhile, Salesforce does not make again, since the key is unique, and of him, too, only the rest is written. Who was
     * made without it gets it in a second call.
     */
    private Map<String, RecordResult> upsert(List<Person> all) {
        Map<String, RecordResult> results = writeWhatIsKnown(all);
        List<Person> toBeMade = all.stream()
                .filter(person ->
                        person.hasMoreThanValues() && results.get(person.key()).lacksRequiredField())
                .toList();
        List<Person> toBeCompleted = all.stream()
                .filter(person ->
                        person.hasMoreThanValues() && results.get(person.key()).isCreated())
                .toList();
        results.putAll(write(toBeMade, Person::valuesAndDefaults, records -> api.create(people.object(), records)));
        List<Person> madeMeanwhile = toBeMade.stream()
                .filter(person -> results.get(person.key()).isDuplicate())
                .toList();
        Map<String, RecordResult> known = writeWhatIsKnown(madeMeanwhile);
        known.values().removeIf(RecordResult::lacksRequiredField);
        results.putAll(known);
        upsert(toBeCompleted, Person::valuesAndDefaults)
                .forEach((key, completed) ->
                        results.computeIfPresent(key, (same, created) -> completed.isWritten() ? created : completed));
        return results;
    }

    private Map<String, RecordResult> writeWhatIsKnown(List<Person> some) {
        return upsert(some, Person::values);
    }

    private Map<String, RecordResult> upsert(List<Person> some, Function<Person, Map<String, String>> values) {
        return write(some, values, records -> api.upsert(people.object(), people.keyField(), records));
    }

    private static Map<String, RecordResult> write(
            List<Person> all,
            Function<Person, Map<String, String>> values,
            Function<List<Map<String, String>>, List<RecordResult>> call) {
        Map<String, RecordResult> results = new LinkedHashMap<>();
        for (int start = 0; start < all.size(); start += SalesforceApi.MOST_RECORDS) {
            List<Person> some = all.subList(start, Math.min(all.size(), start + SalesforceApi.MOST_RECORDS));
            List<RecordResult> written = call.apply(some.stream().map(values).toList());
            for (int i = 0; i < some.size(); i++) {
                results.put(some.get(i).key(), written.get(i));
            }
        }
        return results;
    }
}
