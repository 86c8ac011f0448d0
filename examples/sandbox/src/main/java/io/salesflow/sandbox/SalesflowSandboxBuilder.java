package io.salesflow.sandbox;

import io.salesflow.sandbox.account.AccountPopulation;
import io.salesflow.sandbox.account.Quirk;
import io.salesflow.sandbox.life.LifeSettings;
import io.salesflow.sandbox.webhook.WebhookSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sets a sandbox up. */
public final class SalesflowSandboxBuilder {

    private String host = "127.0.0.1";
    private int port;
    private boolean compression = true;
    private long seed = 42;
    private int accounts = 1;
    private int campaigns = 1;
    private int members;
    private ZoneId serverZone = ZoneOffset.UTC;
    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private WebhookSettings webhooks = WebhookSettings.defaults();

    private LifeSettings life = LifeSettings.defaults();

    SalesflowSandboxBuilder() {}

    /** The address to listen on; 127.0.0.1 unless told otherwise. */
    public SalesflowSandboxBuilder host(String value) {
        host = value;
        return this;
    }

    /** The port to listen on; 0, the default, takes any free one. */
    public SalesflowSandboxBuilder port(int value) {
        port = value;
        return this;
    }

    /** Whether answers are compressed for clients that ask for it; they are unless told otherwise. */
    public SalesflowSandboxBuilder compression(boolean value) {
        compression = value;
        return this;
    }

    /** What tokens, contacts and life are made from; 42 unless told otherwise. */
    public SalesflowSandboxBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** How many accounts the user has; 1 unless told otherwise. */
    public SalesflowSandboxBuilder accounts(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("A sandbox has at least one account");
        }
        accounts = value;
        return this;
    }

    /** How many campaigns each account has; 1 unless told otherwise. */
    public SalesflowSandboxBuilder campaigns(int value) {
        campaigns = value;
        return this;
    }

    /** How many contacts each account has, spread evenly over its campaigns; none unless told otherwise. */
    public SalesflowSandboxBuilder members(int value) {
        members = value;
        return this;
    }

    /** The zone of times that are written without one; UTC unless told otherwise. */
    public SalesflowSandboxBuilder serverZone(ZoneId value) {
        serverZone = value;
        return this;
    }

    /** Switches quirks on. */
    public SalesflowSandboxBuilder quirks(Quirk... values) {
        quirks.addAll(List.of(values));
        return this;
    }

    /** How often a webhook is called until its receiver takes the call, and the pause in between. */
    public SalesflowSandboxBuilder webhookAttempts(int attempts, Duration pause) {
        webhooks = new WebhookSettings(attempts, pause, webhooks.callers(), webhooks.external());
        return this;
    }

    /** How many webhooks are called at the same time; 4 unless told otherwise. With 1 all calls keep their order. */
    public SalesflowSandboxBuilder webhookCallers(int callers) {
        webhooks = new WebhookSettings(webhooks.attempts(), webhooks.pause(), callers, webhooks.external());
        return this;
    }

    /** Whether webhooks on other machines are called; they are not unless told so. */
    public SalesflowSandboxBuilder allowExternalWebhooks(boolean value) {
        webhooks = new WebhookSettings(webhooks.attempts(), webhooks.pause(), webhooks.callers(), value);
        return this;
    }

    /** How lively the accounts are. */
    public SalesflowSandboxBuilder life(LifeSettings value) {
        life = value;
        return this;
    }

    /** Starts the sandbox. */
    public SalesflowSandbox start() {
        return new SalesflowSandbox(new SandboxSettings(
                host,
                port,
                compression,
                seed,
                accounts,
                new AccountPopulation(campaigns, members),
                serverZone,
                Set.copyOf(quirks),
                webhooks,
                life));
    }
}
