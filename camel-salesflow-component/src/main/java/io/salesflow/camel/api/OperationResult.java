package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * What the API says to an operation that has no record to answer with: its envelope.
 *
 * @param status the status, in the sense of HTTP
 * @param message the API's remark, or null
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record OperationResult(
        Integer status,
        String message,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) implements SalesflowRecord {

    public OperationResult {
        other = KeptFields.of(other);
    }
}
