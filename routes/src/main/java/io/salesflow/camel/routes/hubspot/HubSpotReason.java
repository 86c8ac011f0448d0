package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** HubSpot's reasons in words for people. Which values it does not take it tells as JSON at the end of a sentence. */
final class HubSpotReason {
    private HubSpotReason() {}

    /** The message of an error; one with JSON as what is wrong with which property, and HubSpot's code of it. */
    static String words(String message) {
        int start = message.indexOf("[{");
        if (start < 0 || !message.endsWith("]")) {
            return message;
        }
        List<JsonNode> problems = new ArrayList<>();
        try {
            HubSpotJson.read(message.substring(start).getBytes(StandardCharsets.UTF_8))
                    .forEach(problems::add);
        } catch (IllegalArgumentException e) {
            return message; // It only looks like JSON.
        }
        return problems.stream().allMatch(problem -> problem.path("message").isTextual())
                ? problems.stream().map(HubSpotReason::words).distinct().collect(Collectors.joining("; "))
                : message;
    }

    private static String words(JsonNode problem) {
        String message = problem.path("message").asText().strip().replaceAll("\\.$", "");
        List<String> of = new ArrayList<>();
        if (problem.path("name").isTextual()) {
            of.add("property " + problem.path("name").asText());
        }
        if (problem.path("error").isTextual()) {
            of.add(problem.path("error").asText());
        }
        return of.isEmpty() ? message : message + " (" + String.join(", ", of) + ")";
    }
}
