package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/**
 * The messages of one contact, newest first (reference, List incoming messages by account id).
 *
 * @param memberId the contact's number
 * @param memberUrl the LinkedIn profile
 * @param incomingMessages the messages
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record MemberMessages(
        Long memberId,
        String memberUrl,
        List<IncomingMessage> incomingMessages,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public MemberMessages {
        incomingMessages = incomingMessages == null ? List.of() : List.copyOf(incomingMessages);
        other = KeptFields.of(other);
    }
}
