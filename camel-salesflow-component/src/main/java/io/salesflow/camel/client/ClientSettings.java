package io.salesflow.camel.client;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How calls are made.
 *
 * @param token the token of the account, or null
 * @param domainToken the token of the domain, or null
 * @param serverZone the zone of times that name none
 * @param callTimeout the time for a whole call with all its retries, until the answer is read or, for a stream, begins; zero
 *     for no end
 * @param retries how often a call that can be sent again is sent again; 0 for never
 * @param retryDelay the wait before the first retry; it doubles with each one, with some jitter
 * @param retryMaxDelay the longest wait; a server that asks for more is not asked again
 */
public record ClientSettings(
        Secret token,
        Secret domainToken,
        ZoneId serverZone,
        Duration callTimeout,
        int retries,
        Duration retryDelay,
        Duration retryMaxDelay) {}
