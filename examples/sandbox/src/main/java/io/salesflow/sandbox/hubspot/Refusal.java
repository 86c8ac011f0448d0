package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import io.salesflow.sandbox.standin.Refusals;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** HubSpot's "no" to a whole call, with the error body that it sends. */
final class Refusal extends RuntimeException {

    private static final String OBJECTS = "/crm/v3/objects/";

    private final transient Answer answer;

    private Refusal(int status, ObjectNode body, Map<String, String> headers) {
        super(body.path("message").asText());
        answer = new Answer(status, body, headers);
    }

    Answer answer() {
        return answer;
    }

    static Refusal validation(String message) {
        return new Refusal(400, error(message, "VALIDATION_ERROR"), Map.of());
    }

    static Refusal propertyValues(Collection<PropertyProblem> problems) {
        return validation(PropertyProblem.message(problems));
    }

    static Refusal duplicateIds(Collection<String> ids) {
        ObjectNode body = error(
                "Duplicate IDs found in batch input: " + List.copyOf(ids) + ". IDs must be unique", "VALIDATION_ERROR");
        ids.forEach(body.putObject("context").putArray("ids")::add);
        return new Refusal(400, body, Map.of());
    }

    static Refusal invalidJson(String why) {
        return validation("Invalid input JSON: " + why);
    }

    static Refusal unauthorized() {
        String message = "Authentication credentials not found. This API supports OAuth 2.0 authentication";
        return new Refusal(401, error(message, "INVALID_AUTHENTICATION"), Map.of());
    }

    static Refusal contactNotFound() {
        return new Refusal(404, error("resource not found", "OBJECT_NOT_FOUND"), Map.of());
    }

    static Refusal notFound(String message) {
        return new Refusal(404, error(message, "OBJECT_NOT_FOUND"), Map.of());
    }

    /** HubSpot does not say of a path that it does not have what category that is. */
    static Refusal nothingAt(String path) {
        if (path.startsWith(OBJECTS)) {
            return validation("Unable to infer object type from: "
                    + path.substring(OBJECTS.length()).replaceAll("/.*", ""));
        }
        ObjectNode body = error("There is nothing at " + path, "");
        body.remove("category");
        return new Refusal(404, body, Map.of());
    }

    static Refusal methodNotAllowed() {
        return new Refusal(405, error("HTTP 405 Method Not Allowed", "METHOD_NOT_ALLOWED"), Map.of());
    }

    static Refusal contactExists(String existingId) {
        String message = "Contact already exists. Existing ID: " + existingId;
        return new Refusal(409, error(message, "CONFLICT"), Map.of());
    }

    static Refusal contactExistsInBatch() {
        return new Refusal(409, error("Contact already exists.", "CONFLICT"), Map.of());
    }

    static Refusal definitionExists(String message) {
        return new Refusal(409, error(message, "OBJECT_ALREADY_EXISTS"), Map.of());
    }

    static Refusal unsupportedMediaType() {
        return new Refusal(415, error("HTTP 415 Unsupported Media Type", "VALIDATION_ERROR"), Map.of());
    }

    /** How HubSpot words what is asked for on demand. */
    static Refusals onDemand() {
        return new Refusals() {
            @Override
            public Answer failure(int status) {
                return failure(status, "internal error");
            }

            @Override
            public Answer failure(int status, String words) {
                return new Answer(status, error(words, "INTERNAL_ERROR"));
            }

            @Override
            public Answer rateLimited(Duration retryAfter) {
                return Refusal.rateLimited("TEN_SECONDLY_ROLLING", retryAfter).answer();
            }

            @Override
            public Answer requestLimitExceeded() {
                return Refusal.rateLimited("DAILY", Duration.ofHours(1)).answer();
            }
        };
    }

    static Refusal rateLimited(String policy, Duration retryAfter) {
        ObjectNode body = error("You have reached your " + policy.toLowerCase(Locale.ROOT) + " limit.", "RATE_LIMITS");
        body.put("errorType", "RATE_LIMIT").put("policyName", policy);
        return new Refusal(429, body, Map.of("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** An entry of {@code errors} in a multi-status answer: the error of one record. */
    static JsonNode ofRecord(Collection<PropertyProblem> problems, String objectWriteTraceId) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("status", "error").put("category", "VALIDATION_ERROR");
        error.put("message", PropertyProblem.message(problems));
        error.putObject("context").putArray("objectWriteTraceId").add(objectWriteTraceId);
        return error;
    }

    /** An entry of {@code errors} in a multi-status answer: a record that is not there. */
    static JsonNode ofMissing(String id) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("status", "error").put("category", "OBJECT_NOT_FOUND");
        error.put("message", "Could not get some objects, they may be deleted or not exist. Check that ids are valid.");
        error.putObject("context").putArray("ids").add(id);
        return error;
    }

    private static ObjectNode error(String message, String category) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "error")
                .put("message", message)
                .put("correlationId", UUID.randomUUID().toString())
                .put("category", category);
    }
}
