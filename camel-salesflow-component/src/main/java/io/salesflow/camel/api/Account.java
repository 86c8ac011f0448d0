package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * A LinkedIn account (reference, List Accounts).
 *
 * @param accountId the account's number
 * @param accountEmail the LinkedIn login
 * @param status {@code ACCOUNT_ACTIVE}, {@code ACCOUNT_BLOCKED}, or another
 * @param userDbId the Salesflow user's key
 * @param userEmail the Salesflow user's e-mail address
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record Account(
        Long accountId,
        String accountEmail,
        String status,
        String userDbId,
        String userEmail,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public Account {
        other = KeptFields.of(other);
    }

    /** Whether LinkedIn lets the account work. */
    @JsonIgnore
    public boolean isActive() {
        return "ACCOUNT_ACTIVE".equals(status);
    }
}
