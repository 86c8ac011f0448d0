package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.salesflow.sandbox.standin.Answer;
import io.salesflow.sandbox.standin.Refusals;
import java.time.Duration;

/** Salesforce's "no" to a whole call, with the error body that it sends. */
final class Refusal extends RuntimeException {

    private final transient Answer answer;

    private Refusal(String message, Answer answer) {
        super(message);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    /** The refusal of a login, which has a body of its own. */
    static Refusal login(String error, String description) {
        JsonNode body =
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", description);
        return new Refusal(description, new Answer(400, body));
    }

    static Refusal sessionExpired() {
        return of(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }

    static Refusal requestLimitExceeded() {
        return of(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    static Refusal notFound() {
        return of(404, "NOT_FOUND", "The requested resource does not exist");
    }

    static Refusal methodNotAllowed(String method) {
        return of(405, "METHOD_NOT_ALLOWED", "HTTP Method '" + method + "' not allowed.");
    }

    static Refusal unsupportedMediaType(String type) {
        return of(415, "UNSUPPORTED_MEDIA_TYPE", "Content type not supported: " + type);
    }

    static Refusal unreadable(String why) {
        return of(400, "JSON_PARSER_ERROR", why);
    }

    static Refusal tooManyRecords(int most) {
        return of(
                400,
                "EXCEEDED_ID_LIMIT",
                "record limit reached. cannot submit more than " + most + " records in this request");
    }

    static Refusal noSuchField(String field, String type) {
        return of(400, "INVALID_FIELD", "No such column '" + field + "' on sobject of type " + type);
    }

    static Refusal noExternalId(String field, String type) {
        return of(
                400,
                "NOT_FOUND",
                "Provided external ID field does not exist or is not accessible: " + field + " of " + type);
    }

    static Refusal invalidType(String type) {
        return of(400, "INVALID_TYPE", "sObject type '" + type + "' is not supported.");
    }

    static Refusal malformedQuery(String why) {
        return of(400, "MALFORMED_QUERY", why);
    }

    static Refusal uriTooLong() {
        return of(414, "URI_TOO_LONG", "The URI is longer than 16,384 bytes");
    }

    /** How Salesforce words what is asked for on demand. It has one limit only. */
    static Refusals onDemand() {
        return new Refusals() {
            @Override
            public Answer failure(int status) {
                return failure(status, "An unexpected error occurred");
            }

            @Override
            public Answer failure(int status, String words) {
                String code = status == 503 ? "SERVER_UNAVAILABLE" : "UNKNOWN_EXCEPTION";
                return of(status, code, words).answer();
            }

            @Override
            public Answer rateLimited(Duration retryAfter) {
                return requestLimitExceeded();
            }

            @Override
            public Answer requestLimitExceeded() {
                return Refusal.requestLimitExceeded().answer();
            }
        };
    }

    static Refusal of(int status, String errorCode, String message) {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        body.addObject().put("message", message).put("errorCode", errorCode);
        return new Refusal(message, new Answer(status, body));
    }
}
