package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;

/**
 * A message that a contact wrote (reference, List incoming messages by account id).
 *
 * @param conversationMessageId the message's number: unique, but not in the order of time
 * @param createdAt when it was written
 * @param text the text, which the API can have damaged ({@code ????})
 * @param interested whether the contact is interested; only ever on a contact's newest message
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record IncomingMessage(
        Long conversationMessageId,
        @ApiTime Instant createdAt,
        String text,
        Boolean interested,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public IncomingMessage {
        other = KeptFields.of(other);
    }
}
