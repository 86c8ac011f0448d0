package io.salesflow.camel;

import java.time.Instant;

/**
 * What an element shows at one moment.
 *
 * @param text all that the reference knows of it
 * @param isGone whether it is listed, but as deleted
 * @param isLookedAt whether the feed takes an interest in it
 * @param modified the time that the server's filter goes by, or null
 * @param time the time of its newest change, or null
 */
record Sighting(String text, boolean isGone, boolean isLookedAt, Instant modified, Instant time) {}
