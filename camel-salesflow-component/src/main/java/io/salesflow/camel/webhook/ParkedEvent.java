package io.salesflow.camel.webhook;

import java.time.Instant;

/**
 * An event that was not delivered.
 *
 * @param identity the contact's number and the kind of the event, such as {@code 17:replied}
 * @param reason why, in words
 * @param since when it was parked, by the local clock
 * @param body the call as it came, JSON
 */
public record ParkedEvent(String identity, String reason, Instant since, String body) {}
