package io.salesflow.sandbox.admin;

import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.fault.FaultPlan;
import io.salesflow.sandbox.life.Life;
import io.salesflow.sandbox.time.SandboxClock;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.util.List;
import java.util.Map;

/** The sandbox, as far as it can be steered from another process. */
public interface AdminTarget {

    /** All accounts. */
    List<SandboxAccount> accounts();

    /** The time. */
    SandboxClock clock();

    /** What goes on. */
    Life life();

    /** What goes wrong. */
    FaultPlan faults();

    /** How many requests arrived, by operation. */
    Map<String, Long> requestCounts();

    /** Every attempt to call a webhook. */
    List<WebhookDelivery> webhookDeliveries();

    /** Puts everything back to the start. */
    void reset();
}
