package io.salesflow.camel.routes.targets;

import java.time.Instant;

/**
 * That nothing is sent to a system for a while.
 *
 * @param until when the next call is made
 * @param reason what it waits for, in words and without secrets
 */
public record CallWait(Instant until, String reason) {}
