package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;

/**
 * One message with the contact who wrote it: what the lists of messages hold, taken apart.
 *
 * @param memberId the contact's number
 * @param memberUrl the LinkedIn profile
 * @param conversationMessageId the message's number: unique, but not in the order of time
 * @param createdAt when it was written
 * @param text the text, which the API can have damaged ({@code ????})
 * @param interested whether the contact is interested; only ever on a contact's newest message
 * @param contact the contact as it is now, where it was asked for; otherwise null
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record ReceivedMessage(
        Long memberId,
        String memberUrl,
        Long conversationMessageId,
        @ApiTime Instant createdAt,
        String text,
        Boolean interested,
        Contact contact,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public ReceivedMessage {
        other = KeptFields.of(other);
    }

    /** The same message with its contact. */
    public ReceivedMessage with(Contact itsContact) {
        return new ReceivedMessage(
                memberId, memberUrl, conversationMessageId, createdAt, text, interested, itsContact, other);
    }

    /** Words that may quote this message's text, such as a target's reason to refuse it, with an ellipsis in the text's place. */
    public String withoutText(String words) {
        return new QuotedText(text).removedFrom(words);
    }

    /** Who wrote it: the contact if its profile is known, or else what the message itself tells. */
    public Contact writer() {
        if (contact != null && contact.linkedInSlug() != null) {
            return contact;
        }
        return new Contact(
                memberId,
                null,
                contact == null ? null : contact.firstName(),
                contact == null ? null : contact.lastName(),
                null,
                null,
                null,
                null,
                null,
                null,
                memberUrl,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }
}
