package io.salesflow.quickstart;

import java.util.Map;
import java.util.Optional;

/**
 * A HubSpot portal.
 *
 * @param token of a private app, unseen
 * @param apiUrl where its API is
 */
record HubSpotAccess(String token, String apiUrl) {
    private static final String TOKEN = "HUBSPOT_TOKEN";
    private static final String API_URL = "HUBSPOT_API_URL";

    static Optional<HubSpotAccess> of(Environment environment) {
        return environment
                .text(TOKEN)
                .map(token -> new HubSpotAccess(token, environment.text(API_URL).orElse("https://api.hubapi.com")));
    }

    Map<String, String> variables() {
        return Map.of(TOKEN, token, API_URL, apiUrl);
    }

    @Override
    public String toString() {
        return apiUrl;
    }
}
