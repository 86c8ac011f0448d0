package io.salesflow.sandbox.webhook;

import io.salesflow.sandbox.account.RunOn;
import io.salesflow.sandbox.account.WebhookCall;

/**
 * One attempt to call a webhook.
 *
 * @param attempt 1 for the first
 * @param status the HTTP status of the answer, or 0 if there was none
 * @param failure why there was no answer, or null
 */
public record WebhookDelivery(WebhookCall call, String body, int attempt, int status, String failure) {

    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    /** Whether the receiver took it. */
    public boolean succeeded() {
        return status >= OK && status < REDIRECTION;
    }

    /** The webhook. */
    public int webhookId() {
        return call.webhookId();
    }

    /** What happened. */
    public RunOn runOn() {
        return call.runOn();
    }

    /** To whom it happened. */
    public int memberId() {
        return call.contact().memberId();
    }

    /** The address that was called. */
    public String url() {
        return call.url();
    }
}
