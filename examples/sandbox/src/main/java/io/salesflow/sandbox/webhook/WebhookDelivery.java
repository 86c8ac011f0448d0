package io.salesflow.sandbox.webhook;

import io.salesflow.sandbox.account.RunOn;

/**
 * One attempt to call a webhook.
 *
 * @param attempt 1 for the first
 * @param status the HTTP status of the answer, or 0 if there was none
 * @param failure why there was no answer, or null
 */
public record WebhookDelivery(
        int webhookId, RunOn runOn, int memberId, String url, String body, int attempt, int status, String failure) {

    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    /** Whether the receiver took it. */
    public boolean succeeded() {
        return status >= OK && status < REDIRECTION;
    }
}
