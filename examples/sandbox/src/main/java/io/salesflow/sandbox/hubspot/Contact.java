package io.salesflow.sandbox.hubspot;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A contact of the portal.
 *
 * @param id the record's id, a number
 * @param properties the values that were written; a property without a value is absent
 * @param createdAt when it was created
 * @param updatedAt when it was last written
 */
public record Contact(String id, Map<String, String> properties, Instant createdAt, Instant updatedAt) {

    public Contact {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /**
     * The value of a property.
     *
     * @param property its internal name
     * @return the value, if it has one
     */
    public Optional<String> value(String property) {
        return Optional.ofNullable(properties.get(property));
    }

    Contact with(Map<String, String> changes, Instant now) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return new Contact(id, changed, createdAt, now);
    }
}
