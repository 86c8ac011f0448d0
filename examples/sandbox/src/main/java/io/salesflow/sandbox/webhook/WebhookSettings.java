package io.salesflow.sandbox.webhook;

import java.time.Duration;

/**
 * How webhooks are called.
 *
 * @param attempts how often a call is tried until the receiver answers with a status of 2xx
 * @param pause how long to wait between two attempts, in real time
 * @param callers how many calls are made at the same time; those about one contact stay in order
 * @param external whether other machines than this one are called, too
 */
public record WebhookSettings(int attempts, Duration pause, int callers, boolean external) {

    /** Three attempts, 200 ms apart, four callers, this machine only. */
    public static WebhookSettings defaults() {
        return new WebhookSettings(3, Duration.ofMillis(200), 4, false);
    }
}
