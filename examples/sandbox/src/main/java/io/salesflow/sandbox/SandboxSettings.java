package io.salesflow.sandbox;

import io.salesflow.sandbox.account.AccountPopulation;
import io.salesflow.sandbox.account.Quirk;
import io.salesflow.sandbox.life.LifeSettings;
import io.salesflow.sandbox.webhook.WebhookSettings;
import java.time.ZoneId;
import java.util.Set;

/** What a sandbox is started with. */
record SandboxSettings(
        String host,
        int port,
        boolean compression,
        long seed,
        int accounts,
        AccountPopulation population,
        ZoneId serverZone,
        Set<Quirk> quirks,
        WebhookSettings webhooks,
        LifeSettings life) {}
