package io.salesflow.camel.routes.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who is to be in Salesforce.
 *
 * @param key the LinkedIn key
 * @param values the fields that are written
 * @param defaults what fields get if the record has to be made: what is not known, or has not changed; they overwrite nothing
 * @param identities the changes that it comes from
 * @param previousKeys the LinkedIn keys that the person had before, as far as the changes tell
 * @param isFirstSight whether the person or the key is new to us, so that Salesforce may know him by something else than that
 * @param isGone whether the person is gone from Salesflow
 */
record Person(
        String key,
        Map<String, String> values,
        Map<String, String> defaults,
        List<String> identities,
        Set<String> previousKeys,
        boolean isFirstSight,
        boolean isGone) {

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
