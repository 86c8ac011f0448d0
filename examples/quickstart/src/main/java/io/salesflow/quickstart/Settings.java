package io.salesflow.quickstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom the quickstart talks to. A real account goes to the targets that are given; to stand-ins for all of them if none is.
 *
 * @param salesflow the real account, or empty for the sandbox
 * @param hubSpot the real portal, if given
 * @param salesforce the real org, if given
 * @param mail the real mail server, if given
 * @param webhook where the real account pushes replies to, or empty if they are polled
 * @param campaignId the campaign of the real account to import into, if given
 * @param csv the user's own CSV file, if given
 */
record Settings(
        Optional<SalesflowAccess> salesflow,
        Optional<HubSpotAccess> hubSpot,
        Optional<SalesforceAccess> salesforce,
        Optional<MailAccess> mail,
        Optional<WebhookAccess> webhook,
        Optional<Long> campaignId,
        Optional<Path> csv) {

    /** A URL that leads to this program, and by what its calls are known, which is unseen. */
    record WebhookAccess(String url, String secret) {
        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * Reads the environment's variables.
     *
     * @throws SetupException if they do not go together
     */
    static Settings of(Environment environment, Optional<Path> csv) {
        Settings settings = new Settings(
                SalesflowAccess.of(environment),
                HubSpotAccess.of(environment),
                SalesforceAccess.of(environment),
                MailAccess.of(environment),
                webhook(environment),
                environment.number("SALESFLOW_CAMPAIGN_ID"),
                csv);
        if (settings.salesflow.isEmpty()) {
            settings.refuseWhatIsForARealAccount();
        }
        return settings;
    }

    /** Whether the targets are real ones. */
    boolean isTargetGiven() {
        return hubSpot.isPresent() || salesforce.isPresent() || mail.isPresent();
    }

    /** Whether nothing ends with the program. */
    boolean isAllReal() {
        return salesflow.isPresent() && isTargetGiven();
    }

    /** Whether contacts are imported: always into the sandbox, into a real account only what the user names. */
    boolean isImporting() {
        return salesflow.isEmpty() || campaignId.isPresent() && csv.isPresent();
    }

    private void refuseWhatIsForARealAccount() {
        List<String> given = Stream.of(
                        hubSpot.map(any -> "HUBSPOT_TOKEN"),
                        salesforce.map(any -> "SALESFORCE_LOGIN_URL"),
                        mail.map(any -> "MAIL_HOST"))
                .flatMap(Optional::stream)
                .toList();
        if (!given.isEmpty()) {
            throw new SetupException(String.join(" and ", given) + ": set, but SALESFLOW_TOKEN is not, and the invented"
                    + " people of the sandbox have no place in real systems. Set SALESFLOW_TOKEN and"
                    + " SALESFLOW_ACCOUNT_ID, too, or unset " + String.join(" and ", given));
        }
        if (campaignId.isPresent()) {
            throw new SetupException("SALESFLOW_CAMPAIGN_ID is for a real account: set SALESFLOW_TOKEN and"
                    + " SALESFLOW_ACCOUNT_ID, too, or unset it");
        }
        if (webhook.isPresent()) {
            throw new SetupException("SALESFLOW_WEBHOOK_URL is for a real account: set SALESFLOW_TOKEN and"
                    + " SALESFLOW_ACCOUNT_ID, too, or unset it. The sandbox needs none");
        }
    }

    private static Optional<WebhookAccess> webhook(Environment environment) {
        String url = "SALESFLOW_WEBHOOK_URL";
        String secret = "SALESFLOW_WEBHOOK_SECRET";
        return environment.isSet("to have replies pushed (make a secret with: openssl rand -hex 32)", url, secret)
                ? Optional.of(new WebhookAccess(
                        environment.text(url).orElseThrow(),
                        environment.text(secret).orElseThrow()))
                : Optional.empty();
    }
}
