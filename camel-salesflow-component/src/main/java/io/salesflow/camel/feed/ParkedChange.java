package io.salesflow.camel.feed;

import java.time.Instant;

/**
 * A change that was given up.
 *
 * @param key by which it is replayed or discarded
 * @param change the change; its attempt is the last one
 * @param reason why the last attempt failed
 * @param since when it was given up, by the local clock
 * @param isToBeReplayed whether it will be delivered with the next scan
 */
public record ParkedChange(String key, Change change, String reason, Instant since, boolean isToBeReplayed) {}
