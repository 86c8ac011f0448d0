package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.apache.camel.http.base.HttpOperationFailedException;

/** What HubSpot says when it refuses a call. */
final class HubSpotRefusal {
    private static final int LONGEST_QUOTE = 200;

    private HubSpotRefusal() {}

    /** HubSpot's message, or else the beginning of what it sent. */
    static String reasonOf(HttpOperationFailedException refusal) {
        String body = refusal.getResponseBody();
        if (body == null || body.isBlank()) {
            return "no reason given";
        }
        String message = message(body);
        return message != null ? message : body.substring(0, Math.min(body.length(), LONGEST_QUOTE));
    }

    private static String message(String body) {
        try {
            JsonNode json = HubSpotJson.read(body.getBytes(StandardCharsets.UTF_8));
            return json.path("message").textValue();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
