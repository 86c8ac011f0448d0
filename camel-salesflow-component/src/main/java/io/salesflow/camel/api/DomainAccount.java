package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * A LinkedIn account of a domain (help article, List accounts by Domain). The vendor shows no sample, so only the fields
 * that its sister operation has are named; all others are kept in {@link #other()}.
 *
 * @param accountId the account's number
 * @param accountEmail the LinkedIn login
 * @param status {@code ACCOUNT_ACTIVE}, {@code ACCOUNT_BLOCKED}, or another
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record DomainAccount(
        Long accountId,
        String accountEmail,
        String status,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other) implements SalesflowRecord {

    public DomainAccount {
        other = KeptFields.of(other);
    }
}
