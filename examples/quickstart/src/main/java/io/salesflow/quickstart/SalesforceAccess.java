package io.salesflow.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Salesforce org, and a connected app of it that may use the client credentials flow.
 *
 * @param loginUrl where to log in
 * @param clientId the app's consumer key
 * @param clientSecret its secret, unseen
 */
record SalesforceAccess(String loginUrl, String clientId, String clientSecret) {
    private static final String LOGIN_URL = "SALESFORCE_LOGIN_URL";
    private static final String CLIENT_ID = "SALESFORCE_CLIENT_ID";
    private static final String CLIENT_SECRET = "SALESFORCE_CLIENT_SECRET";

    static Optional<SalesforceAccess> of(Environment environment) {
        if (!environment.isSet("for your real org", LOGIN_URL, CLIENT_ID, CLIENT_SECRET)) {
            return Optional.empty();
        }
        String loginUrl = environment.text(LOGIN_URL).orElseThrow();
        if (!loginUrl.startsWith("https://") && !ThisMachine.isIn(loginUrl)) {
            throw new SetupException(LOGIN_URL + " must be an https URL, but is '" + loginUrl + "'");
        }
        return Optional.of(new SalesforceAccess(
                loginUrl,
                environment.text(CLIENT_ID).orElseThrow(),
                environment.text(CLIENT_SECRET).orElseThrow()));
    }

    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(LOGIN_URL, loginUrl);
        variables.put(CLIENT_ID, clientId);
        variables.put(CLIENT_SECRET, clientSecret);
        return variables;
    }

    @Override
    public String toString() {
        return loginUrl;
    }
}
