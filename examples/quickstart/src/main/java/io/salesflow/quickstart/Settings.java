package io.salesflow.quickstart;

import io.salesflow.camel.SalesflowConfiguration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whom the quickstart talks to.
 *
 * @param salesflow the real account, or empty for the sandbox
 * @param hubSpot the real portal, or empty for the stand-in
 * @param webhook where the real account pushes replies to, or empty if they are polled
 * @param campaignId the campaign of the real account to import into, if given
 * @param csv the user's own CSV file, if given
 */
record Settings(
        Optional<SalesflowAccess> salesflow,
        Optional<HubSpotAccess> hubSpot,
        Optional<WebhookAccess> webhook,
        Optional<Long> campaignId,
        Optional<Path> csv) {

    private static final String HUBSPOT_API_URL = "https://api.hubapi.com";

    /** A Salesflow account, its token unseen. */
    record SalesflowAccess(String token, long accountId, String apiUrl, String statisticsApiUrl) {
        @Override
        public String toString() {
            return "account " + accountId + " at " + apiUrl;
        }
    }

    /** A HubSpot portal, its token unseen. */
    record HubSpotAccess(String token, String apiUrl) {
        @Override
        public String toString() {
            return apiUrl;
        }
    }

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
    static Settings of(Map<String, String> environment, Optional<Path> csv) {
        Optional<String> token = text(environment, "SALESFLOW_TOKEN");
        Optional<Long> accountId = number(environment, "SALESFLOW_ACCOUNT_ID");
        Optional<Long> campaignId = number(environment, "SALESFLOW_CAMPAIGN_ID");
        Optional<String> hubSpotToken = text(environment, "HUBSPOT_TOKEN");
        if (token.isPresent() != accountId.isPresent()) {
            throw new SetupException("SALESFLOW_TOKEN and SALESFLOW_ACCOUNT_ID go together: set both for your real"
                    + " account, or neither for the sandbox");
        }
        if (token.isEmpty() && hubSpotToken.isPresent()) {
            throw new SetupException("HUBSPOT_TOKEN is set but SALESFLOW_TOKEN is not, and the invented people of the"
                    + " sandbox have no place in a real HubSpot. Set SALESFLOW_TOKEN and SALESFLOW_ACCOUNT_ID, too, or"
                    + " unset HUBSPOT_TOKEN");
        }
        if (token.isEmpty() && campaignId.isPresent()) {
            throw new SetupException("SALESFLOW_CAMPAIGN_ID is for a real account: set SALESFLOW_TOKEN and"
                    + " SALESFLOW_ACCOUNT_ID, too, or unset it");
        }
        Optional<WebhookAccess> webhook = webhook(environment);
        if (token.isEmpty() && webhook.isPresent()) {
            throw new SetupException("SALESFLOW_WEBHOOK_URL is for a real account: set SALESFLOW_TOKEN and"
                    + " SALESFLOW_ACCOUNT_ID, too, or unset it. The sandbox needs none");
        }
        return new Settings(
                token.map(given -> new SalesflowAccess(
                        given,
                        accountId.orElseThrow(),
                        text(environment, "SALESFLOW_API_URL").orElse(SalesflowConfiguration.DEFAULT_API_URL),
                        text(environment, "SALESFLOW_STATISTICS_API_URL")
                                .orElse(SalesflowConfiguration.DEFAULT_STATISTICS_API_URL))),
                hubSpotToken.map(given -> new HubSpotAccess(
                        given, text(environment, "HUBSPOT_API_URL").orElse(HUBSPOT_API_URL))),
                webhook,
                campaignId,
                csv);
    }

    /** Whether contacts are imported: always into the sandbox, into a real account only what the user names. */
    boolean isImporting() {
        return salesflow.isEmpty() || campaignId.isPresent() && csv.isPresent();
    }

    private static Optional<WebhookAccess> webhook(Map<String, String> environment) {
        Optional<String> url = text(environment, "SALESFLOW_WEBHOOK_URL");
        Optional<String> secret = text(environment, "SALESFLOW_WEBHOOK_SECRET");
        if (url.isPresent() != secret.isPresent()) {
            throw new SetupException("SALESFLOW_WEBHOOK_URL and SALESFLOW_WEBHOOK_SECRET go together: set both to have"
                    + " replies pushed, or neither to have them polled. Make a secret with: openssl rand -hex 32");
        }
        return url.map(given -> new WebhookAccess(given, secret.orElseThrow()));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Long> number(Map<String, String> environment, String name) {
        return text(environment, name).map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw new SetupException(name + " must be a number, but is '" + text + "'");
            }
            return Long.valueOf(text);
        });
    }
}
