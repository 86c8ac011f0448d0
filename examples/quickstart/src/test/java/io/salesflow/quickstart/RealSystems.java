package io.salesflow.quickstart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All systems, there before the program is started, as real ones are: it is told where they are. Every secret but the token of
 * Salesflow has {@code canary} in it.
 */
record RealSystems(SalesflowSandbox salesflow, HubSpotSandbox hubSpot, SalesforceSandbox salesforce, GreenMail mail)
        implements AutoCloseable {
    private static final String ADDRESS = "sales@example.com";
    private static final String PASSWORD = "canary-of-mail";

    /** Starts them, with 20 contacts. */
    static RealSystems start() {
        GreenMail mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.start();
        mail.setUser(ADDRESS, PASSWORD);
        return new RealSystems(
                SalesflowSandbox.builder().members(20).start(),
                HubSpotSandbox.builder()
                        .token("canary-of-hubspot")
                        .withoutRateLimit()
                        .start(),
                SalesforceSandbox.builder()
                        .metadata(ExampleFiles.salesforceFields())
                        .connectedApp("key", "canary-of-salesforce")
                        .start(),
                mail);
    }

    /** The variables by which the program finds them. */
    Map<String, String> environment(LocalDate mailSince) {
        Map<String, String> environment = new HashMap<>();
        environment.putAll(new SalesflowAccess(
                        salesflow.token(), salesflow.accountId(), salesflow.apiUrl(), salesflow.statisticsApiUrl())
                .variables());
        environment.putAll(new HubSpotAccess(hubSpot.token(), hubSpot.apiUrl()).variables());
        environment.putAll(new SalesforceAccess(salesforce.loginUrl(), salesforce.clientId(), salesforce.clientSecret())
                .variables());
        environment.putAll(new MailAccess(
                        "127.0.0.1",
                        mail.getSmtp().getPort(),
                        Optional.of(new MailAccess.Login(ADDRESS, PASSWORD)),
                        "Salesflow <salesflow@example.com>",
                        ADDRESS,
                        mailSince,
                        Optional.of(new MailAccess.Mailbox(
                                "127.0.0.1", mail.getImap().getPort())))
                .variables());
        return environment;
    }

    @Override
    public void close() {
        mail.stop();
        salesforce.close();
        hubSpot.close();
        salesflow.close();
    }
}
