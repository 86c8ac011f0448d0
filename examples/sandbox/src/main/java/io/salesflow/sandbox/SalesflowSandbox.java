package io.salesflow.sandbox;

import io.salesflow.sandbox.account.AccountPopulation;
import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.admin.AdminHandler;
import io.salesflow.sandbox.admin.AdminTarget;
import io.salesflow.sandbox.fault.FaultPlan;
import io.salesflow.sandbox.http.Host;
import io.salesflow.sandbox.http.RecordedRequest;
import io.salesflow.sandbox.http.SandboxServer;
import io.salesflow.sandbox.life.Heartbeat;
import io.salesflow.sandbox.life.Life;
import io.salesflow.sandbox.time.SandboxClock;
import io.salesflow.sandbox.webhook.WebhookCaller;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.DefaultHandler;

/**
 * A Salesflow account on this machine: the API with state behind it, on a port of its own. It stands still until its
 * clock is moved or its life goes on.
 */
public final class SalesflowSandbox implements AutoCloseable {

    private final SandboxSettings settings;
    private final SandboxServer server;
    private volatile SandboxWorld world;
    private Heartbeat heartbeat;

    SalesflowSandbox(SandboxSettings settings) {
        this.settings = settings;
        this.world = new SandboxWorld(settings);
        this.server = SandboxServer.start(
                settings.host(),
                settings.port(),
                settings.compression(),
                () -> world.context(),
                new Handler.Sequence(new AdminHandler(new Steering()), new DefaultHandler(false, false)));
    }

    /** Starts a sandbox on any free port: one account with one campaign and no contacts. */
    public static SalesflowSandbox start() {
        return builder().start();
    }

    /** A sandbox to be set up. */
    public static SalesflowSandboxBuilder builder() {
        return new SalesflowSandboxBuilder();
    }

    /** The port on which the sandbox listens. */
    public int port() {
        return server.port();
    }

    /** The base of everything but statistics, without a slash at the end. */
    public String apiUrl() {
        return baseUrl() + Host.MVC.path();
    }

    /** The base of the statistics, without a slash at the end. */
    public String statisticsApiUrl() {
        return baseUrl() + Host.APP.path();
    }

    /** The first account. */
    public SandboxAccount account() {
        return world.firstAccount();
    }

    /** All accounts. */
    public List<SandboxAccount> accounts() {
        return world.accounts().all();
    }

    /** Adds an empty account that belongs to the same user as the first. */
    public SandboxAccount addAccount() {
        return addAccount(account().owner().userEmail());
    }

    /** Adds an empty account that belongs to this user. */
    public SandboxAccount addAccount(String userEmail) {
        return world.accounts().add(userEmail, new AccountPopulation(0, 0));
    }

    /** The first campaign of the first account. */
    public SandboxCampaign campaign() {
        return account().campaigns().get(0);
    }

    /** The token of the first account. */
    public String token() {
        return account().token();
    }

    /** The id of the first account. */
    public int accountId() {
        return account().id();
    }

    /** The token of the domain to which all accounts belong. */
    public String domainToken() {
        return world.accounts().domainToken();
    }

    /** The host name of the domain. */
    public String domainHostName() {
        return world.accounts().domainHostName();
    }

    /** The sandbox's time. */
    public SandboxClock clock() {
        return world.clock();
    }

    /** What goes on in the accounts. */
    public Life life() {
        return world.life();
    }

    /**
     * Lets life go on by itself until {@link #standStill()}, also after a reset.
     *
     * @param speed seconds of the sandbox's time per real second
     */
    public synchronized void live(double speed) {
        standStill();
        heartbeat = new Heartbeat(this::life, speed);
    }

    /** Life goes on only when somebody runs it. */
    public synchronized void standStill() {
        if (heartbeat != null) {
            heartbeat.close();
            heartbeat = null;
        }
    }

    /** What goes wrong. */
    public FaultPlan faults() {
        return world.context().faults();
    }

    /** The newest requests, oldest first. */
    public List<RecordedRequest> requests() {
        return world.context().journal().requests();
    }

    /** The newest requests for an operation, oldest first. */
    public List<RecordedRequest> requests(String operation) {
        return requests().stream()
                .filter(request -> operation.equals(request.operation()))
                .toList();
    }

    /** How many requests for an operation arrived since the start or the last reset. */
    public long requestCount(String operation) {
        return world.context().journal().count(operation);
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        world.context().journal().clear();
    }

    /** What calls the webhooks. */
    public WebhookCaller webhooks() {
        return world.webhooks();
    }

    /** Every attempt to call a webhook. */
    public List<WebhookDelivery> webhookDeliveries() {
        return world.webhooks().deliveries();
    }

    /**
     * Puts everything back to the start: state, clock, faults, requests. Port, tokens and ids stay the same. Accounts,
     * campaigns, contacts and the clock that were handed out before belong to the past and have no effect any more.
     */
    public void reset() {
        SandboxWorld past = world;
        world = new SandboxWorld(settings);
        past.close();
    }

    /** Stops the server and all that goes on. */
    @Override
    public void close() {
        standStill();
        world.close();
        server.close();
    }

    private String baseUrl() {
        return "http://" + settings.host() + ":" + server.port();
    }

    /** The sandbox as the admin endpoints see it: always its present world. */
    private final class Steering implements AdminTarget {

        @Override
        public List<SandboxAccount> accounts() {
            return SalesflowSandbox.this.accounts();
        }

        @Override
        public SandboxClock clock() {
            return SalesflowSandbox.this.clock();
        }

        @Override
        public Life life() {
            return SalesflowSandbox.this.life();
        }

        @Override
        public FaultPlan faults() {
            return SalesflowSandbox.this.faults();
        }

        @Override
        public Map<String, Long> requestCounts() {
            return world.context().journal().counts();
        }

        @Override
        public List<WebhookDelivery> webhookDeliveries() {
            return SalesflowSandbox.this.webhookDeliveries();
        }

        @Override
        public void reset() {
            SalesflowSandbox.this.reset();
        }
    }
}
