package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;

/**
 * A LinkedIn account of a domain (help article, List accounts by Domain). The vendor shows no sample and names no field, so
 * none is guessed here.
 *
 * @param other all fields, by their names in the API
 */
public record DomainAccount(@JsonAnySetter @JsonAnyGetter Map<String, Object> other) implements SalesflowRecord {
    public DomainAccount {
        other = KeptFields.of(other);
    }
}
