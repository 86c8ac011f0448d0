package io.salesflow.camel.routes.week;

import io.salesflow.camel.routes.mail.SmtpGate;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.standin.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What goes wrong in a week: each system is down, slow, cut off, or refuses for a while. */
final class Trouble {
    private static final Duration SLOW = Duration.ofMillis(1_500);
    private static final List<String> OPERATIONS =
            List.of("members/list-by-account", "messages/incoming-by-account", "members/import", "members/update");

    private final Random random;
    private final SalesflowSandbox salesflow;
    private final HubSpotSandbox hubSpot;
    private final SalesforceSandbox salesforce;
    private final SmtpGate mail;

    Trouble(
            Random random,
            SalesflowSandbox salesflow,
            HubSpotSandbox hubSpot,
            SalesforceSandbox salesforce,
            SmtpGate mail) {
        this.random = random;
        this.salesflow = salesflow;
        this.hubSpot = hubSpot;
        this.salesforce = salesforce;
        this.mail = mail;
    }

    void begin() {
        int calls = 1 + random.nextInt(6);
        switch (random.nextInt(4)) {
            case 0 ->
                salesflow
                        .faults()
                        .on(OPERATIONS.get(random.nextInt(OPERATIONS.size())), ofSalesflow())
                        .times(calls);
            case 1 -> hubSpot.faults().next(calls, ofHubSpot());
            case 2 -> salesforce.faults().next(calls, ofSalesforce());
            default -> mail.close("421 4.3.2 Closing for the night");
        }
    }

    void end() {
        salesflow.faults().clear();
        hubSpot.faults().clear();
        salesforce.faults().clear();
        mail.open();
    }

    private io.salesflow.sandbox.fault.Fault ofSalesflow() {
        return switch (random.nextInt(4)) {
            case 0 -> io.salesflow.sandbox.fault.Fault.serverError(503);
            case 1 -> io.salesflow.sandbox.fault.Fault.truncatedJson();
            case 2 -> io.salesflow.sandbox.fault.Fault.resetAfterExecution();
            default -> io.salesflow.sandbox.fault.Fault.resetBeforeExecution();
        };
    }

    private Fault ofHubSpot() {
        return switch (random.nextInt(6)) {
            case 0 -> Fault.status(503);
            case 1 -> Fault.status(409);
            case 2 -> Fault.resetAfterWork();
            case 3 -> Fault.truncated();
            case 4 -> Fault.delay(SLOW);
            default -> Fault.rateLimited(Duration.ofSeconds(1));
        };
    }

    private Fault ofSalesforce() {
        return switch (random.nextInt(4)) {
            case 0 -> Fault.status(503);
            case 1 -> Fault.resetAfterWork();
            case 2 -> Fault.truncated();
            default -> Fault.status(500);
        };
    }
}
