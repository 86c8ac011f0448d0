package io.salesflow.sandbox.hubspot;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message on the timeline of contacts.
 *
 * @param id the record's id, a number
 * @param properties the values that were written
 * @param contactIds the contacts that it is associated with
 * @param createdAt when it was created
 */
public record Communication(String id, Map<String, String> properties, List<String> contactIds, Instant createdAt) {

    public Communication {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        contactIds = List.copyOf(contactIds);
    }
}
