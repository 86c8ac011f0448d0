package io.salesflow.sandbox.account;

import java.time.Instant;

/** A message that came in. */
public record Message(int conversationMessageId, Instant createdAt, String text) {}
