package io.salesflow.quickstart;

import io.salesflow.camel.SalesflowConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A Salesflow account.
 *
 * @param token of the account, unseen
 * @param accountId its number
 * @param apiUrl where the API is
 * @param statisticsApiUrl where the API of statistics is
 */
record SalesflowAccess(String token, long accountId, String apiUrl, String statisticsApiUrl) {
    private static final String TOKEN = "SALESFLOW_TOKEN";
    private static final String ACCOUNT_ID = "SALESFLOW_ACCOUNT_ID";
    private static final String API_URL = "SALESFLOW_API_URL";
    private static final String STATISTICS_API_URL = "SALESFLOW_STATISTICS_API_URL";

    static Optional<SalesflowAccess> of(Environment environment) {
        if (!environment.isSet("for your real account", TOKEN, ACCOUNT_ID)) {
            return Optional.empty();
        }
        return Optional.of(new SalesflowAccess(
                environment.text(TOKEN).orElseThrow(),
                environment.number(ACCOUNT_ID).orElseThrow(),
                environment.text(API_URL).orElse(SalesflowConfiguration.DEFAULT_API_URL),
                environment.text(STATISTICS_API_URL).orElse(SalesflowConfiguration.DEFAULT_STATISTICS_API_URL)));
    }

    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(TOKEN, token);
        variables.put(ACCOUNT_ID, String.valueOf(accountId));
        variables.put(API_URL, apiUrl);
        variables.put(STATISTICS_API_URL, statisticsApiUrl);
        return variables;
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("camel.component.salesflow.token", token);
        properties.setProperty("camel.component.salesflow.accountId", String.valueOf(accountId));
        properties.setProperty("camel.component.salesflow.apiUrl", apiUrl);
        properties.setProperty("camel.component.salesflow.statisticsApiUrl", statisticsApiUrl);
        return properties;
    }

    @Override
    public String toString() {
        return "account " + accountId + " at " + apiUrl;
    }
}
