package io.salesflow.sandbox.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Faults as a program asks for them: {@code {"kind": "serverError", "status": 503}}. */
final class FaultText {

    private static final int DRIP_BYTES = 16;

    private FaultText() {}

    /**
     * Reads a fault.
     *
     * @throws IllegalArgumentException if there is no such kind, or a value is wrong
     */
    static Fault read(JsonNode text) {
        String kind = text.path("kind").asText();
        try {
            return switch (kind) {
                case "delay" -> Fault.delay(duration(text, "duration", "PT1S"));
                case "rateLimited" -> Fault.rateLimited(duration(text, "retryAfter", "PT1S"));
                case "rateLimitedUntil" ->
                    Fault.rateLimitedUntil(Instant.parse(text.path("until").asText()));
                case "serverError" -> Fault.serverError(text.path("status").asInt(500));
                case "htmlPage" -> Fault.htmlPage(text.path("status").asInt(500));
                case "envelope" ->
                    Fault.envelope(
                            text.path("status").asInt(500), text.path("message").asText("An error has occurred."));
                case "truncatedJson" ->
                    text.has("bytes") ? Fault.truncatedJson(text.path("bytes").asLong()) : Fault.truncatedJson();
                case "cutAfter" -> Fault.cutAfter(text.path("bytes").asLong());
                case "resetBeforeExecution" -> Fault.resetBeforeExecution();
                case "resetAfterExecution" -> Fault.resetAfterExecution();
                case "slowDrip" ->
                    Fault.slowDrip(text.path("bytes").asInt(DRIP_BYTES), duration(text, "interval", "PT0.1S"));
                case "duplicateKeys" -> Fault.duplicateKeys();
                case "unknownFields" -> Fault.unknownFields();
                case "unknownEnumValues" -> Fault.unknownEnumValues();
                case "echoToken" -> Fault.echoToken();
                default -> throw new IllegalArgumentException("No fault is called '" + kind + "'");
            };
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("Not a time or a duration in ISO form: " + malformed.getParsedString());
        }
    }

    private static Duration duration(JsonNode text, String name, String otherwise) {
        return Duration.parse(text.path(name).asText(otherwise));
    }
}
