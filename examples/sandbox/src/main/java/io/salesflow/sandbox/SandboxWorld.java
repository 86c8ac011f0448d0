package io.salesflow.sandbox;

import io.salesflow.sandbox.account.AccountDirectory;
import io.salesflow.sandbox.account.AccountSettings;
import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.account.SeededDice;
import io.salesflow.sandbox.http.ApiContext;
import io.salesflow.sandbox.life.Life;
import io.salesflow.sandbox.time.SandboxClock;
import io.salesflow.sandbox.time.ServerTimes;
import io.salesflow.sandbox.webhook.WebhookCaller;

/** All state of a sandbox. A reset replaces it as a whole. */
final class SandboxWorld implements AutoCloseable {

    private final SandboxClock clock = new SandboxClock();
    private final WebhookCaller webhooks;
    private final AccountDirectory accounts;
    private final SandboxAccount first;
    private final ApiContext context;
    private final Life life;

    SandboxWorld(SandboxSettings settings) {
        ServerTimes times = new ServerTimes(settings.serverZone());
        AccountSettings accountSettings =
                new AccountSettings(new SeededDice(settings.seed()), clock, times, settings.quirks());
        webhooks = new WebhookCaller(settings.webhooks(), times);
        accounts = new AccountDirectory(accountSettings, webhooks::call);
        for (int index = 0; index < settings.accounts(); index++) {
            accounts.add("salesflow_user_email@example.com", settings.population());
        }
        first = accounts.all().get(0);
        context = new ApiContext(accounts, accountSettings);
        life = new Life(accounts::all, clock, accountSettings.dice(), settings.life());
    }

    SandboxClock clock() {
        return clock;
    }

    WebhookCaller webhooks() {
        return webhooks;
    }

    AccountDirectory accounts() {
        return accounts;
    }

    SandboxAccount firstAccount() {
        return first;
    }

    ApiContext context() {
        return context;
    }

    Life life() {
        return life;
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
