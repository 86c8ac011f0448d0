package io.salesflow.camel.routes.salesforce;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes people to Salesforce, each of whom succeeds or fails alone. */
final class PersonUpserts {
    private final SalesforceApi api;
    private final SalesforcePeople people;

    PersonUpserts(SalesforceApi api, SalesforcePeople people) {
        this.api = api;
        this.people = people;
    }

    /**
     * Writes people of different keys.
     *
     * <p>What is only assumed of them, such as the last name "Unknown", must overwrite nothing. So at first only what is known is
     * written; who is not there yet fails for lack of it, and is made in a second call.
     *
     * @return what became of each, by key
     * @throws SalesforceCallException if a call failed as a whole
     */
    Map<String, RecordResult> write(Collection<Person> all) {
        Map<String, RecordResult> results = write(List.copyOf(all), Person::values);
        List<Person> toBeMade = all.stream()
                .filter(person -> results.get(person.key()).lacksRequiredField()
                        && !person.defaults().isEmpty())
                .toList();
        results.putAll(write(toBeMade, Person::valuesAndDefaults));
        return results;
    }

    private Map<String, RecordResult> write(List<Person> all, Function<Person, Map<String, String>> values) {
        Map<String, RecordResult> results = new LinkedHashMap<>();
        for (int start = 0; start < all.size(); start += SalesforceApi.MOST_RECORDS) {
            List<Person> some = all.subList(start, Math.min(all.size(), start + SalesforceApi.MOST_RECORDS));
            List<Map<String, String>> records = new ArrayList<>();
            some.forEach(person -> records.add(values.apply(person)));
            List<RecordResult> written = api.upsert(people.object(), people.keyField(), records);
            for (int i = 0; i < some.size(); i++) {
                results.put(some.get(i).key(), written.get(i));
            }
        }
        return results;
    }
}
