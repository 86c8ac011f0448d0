package io.salesflow.camel.routes.salesforce;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who is to be in Salesforce.
 *
 * @param key the LinkedIn key
 * @param values the fields that are written
 * @param unsure fields that people edit in Salesforce, of which nothing tells that they have changed in Salesflow: they are written
 *     where Salesforce has nothing
 * @param defaults what fields get if the record has to be made: what is not known, or has not changed; they overwrite nothing
 * @param identities the changes that it comes from
 * @param previousKeys the LinkedIn keys that the person had before, as far as the changes tell
 * @param isFirstSight whether the person or the key is new to us, so that Salesforce may know him by something else than that
 * @param isGone whether the person is gone from Salesflow
 */
record Person(
        String key,
        Map<String, String> values,
        Map<String, String> unsure,
        Map<String, String> defaults,
        List<String> identities,
        Set<String> previousKeys,
        boolean isFirstSight,
        boolean isGone) {

    /** The same, with those of the unsure fields among its values that others do not have. */
    Person without(Collection<String> others) {
        Map<String, String> all = new LinkedHashMap<>(unsure);
        all.keySet().removeAll(others);
        all.putAll(values);
        return new Person(key, all, Map.of(), defaults, identities, previousKeys, isFirstSight, isGone);
    }

    /** Whether a record that has to be made gets more than one that is there. */
    boolean hasMoreThanValues() {
        return !values.keySet().containsAll(defaults.keySet());
    }

    Map<String, String> valuesAndDefaults() {
        Map<String, String> all = new LinkedHashMap<>(defaults);
        all.putAll(values);
        return all;
    }
}
