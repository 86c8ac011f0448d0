package io.salesflow.camel.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of an answer that its record does not name: in their order, nulls among them. */
final class KeptFields {
    private KeptFields() {}

    static Map<String, Object> of(Map<String, Object> fields) {
        return fields == null || fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
