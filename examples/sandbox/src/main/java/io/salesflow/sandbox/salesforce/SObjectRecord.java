package io.salesflow.sandbox.salesforce;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record, such as a Lead.
 *
 * @param id the 18 characters of its id
 * @param values its values by the fields' API names, without those that are null
 */
public record SObjectRecord(String id, Map<String, String> values) {

    public SObjectRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The value of a field.
     *
     * @param field its API name
     * @return the value, or empty
     */
    public Optional<String> value(String field) {
        return Optional.ofNullable(field.equals("Id") ? id : values.get(field));
    }

    SObjectRecord with(Map<String, Optional<String>> changes) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changes.forEach((field, value) ->
                value.ifPresentOrElse(present -> changed.put(field, present), () -> changed.remove(field)));
        return new SObjectRecord(id, changed);
    }
}
