package io.salesflow.sandbox.account;

import java.time.Instant;

/**
 * A message that went out.
 *
 * @param kind as the conversation names it, such as "Connection message"
 */
public record SentMessage(String kind, Instant sentAt, String text) {

    static final String CONNECTION_MESSAGE = "Connection message";
    static final String FOLLOW_UP = "Follow up message";
}
