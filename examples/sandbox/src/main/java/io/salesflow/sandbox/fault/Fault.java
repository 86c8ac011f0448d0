package io.salesflow.sandbox.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Something that goes wrong with a request. */
public sealed interface Fault {

    /** The request waits before it is executed; then all is well, or another fault strikes. */
    record Delay(Duration duration) implements Fault {}

    /** The request is not executed and gets this answer. */
    record Answer(int status, Map<String, String> headers, String contentType, String body) implements Fault {}

    /** The request is not executed and gets an error page that quotes the request line, token and all. */
    record EchoToken(int status) implements Fault {}

    /** The connection is reset before or after the request was executed. */
    record Reset(boolean afterExecution) implements Fault {}

    /** The request is executed, and the connection is reset after so many bytes of the answer's body. */
    record Cut(long bytes) implements Fault {}

    /** The request is executed, and the answer ends properly after so many bytes, or in its middle if null. */
    record Truncated(Long bytes) implements Fault {}

    /** The request is executed, and the answer comes in small pieces. */
    record SlowDrip(int bytesPerInterval, Duration interval) implements Fault {}

    /** The request is executed, and the JSON of the answer is rewritten. */
    record Rewritten(Rewrite rewrite) implements Fault {}

    /** How JSON is rewritten. */
    enum Rewrite {
        /** The first key of every object is there twice. */
        DUPLICATE_KEYS,
        /** Every object has fields that nobody documented. */
        UNKNOWN_FIELDS,
        /** Every status is one that nobody documented. */
        UNKNOWN_ENUM_VALUES
    }

    /** Waits before the request is executed. */
    static Fault delay(Duration duration) {
        return new Delay(duration);
    }

    /** 429 with Retry-After in seconds. */
    static Fault rateLimited(Duration retryAfter) {
        return rateLimited(Long.toString(retryAfter.toSeconds()));
    }

    /** 429 with Retry-After as an HTTP date. */
    static Fault rateLimitedUntil(Instant instant) {
        return rateLimited(DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC)));
    }

    /** An envelope with this status, and the same HTTP status, such as 500 or 503. */
    static Fault serverError(int status) {
        return new Answer(
                status, Map.of(), "application/json; charset=utf-8", envelopeText(status, "An error has occurred."));
    }

    /** An HTML error page. */
    static Fault htmlPage(int status) {
        return new Answer(
                status,
                Map.of(),
                "text/html; charset=utf-8",
                "<!DOCTYPE html>\r\n<html><head><title>Runtime Error</title></head>\r\n"
                        + "<body><h1>Server Error in '/' Application.</h1><p>Something went &lt;wrong&gt;.</p></body></html>\r\n");
    }

    /** An error envelope under HTTP 200. */
    static Fault envelope(int status, String message) {
        return new Answer(200, Map.of(), "application/json; charset=utf-8", envelopeText(status, message));
    }

    /** Any answer at all. */
    static Fault answer(int status, String contentType, String body) {
        return new Answer(status, Map.of(), contentType, body);
    }

    /** Any answer with headers of its own. */
    static Fault answer(int status, Map<String, String> headers, String contentType, String body) {
        return new Answer(status, Map.copyOf(headers), contentType, body);
    }

    /** The answer ends in its middle, as if it were complete. */
    static Fault truncatedJson() {
        return new Truncated(null);
    }

    /** The answer ends after so many bytes, as if it were complete. */
    static Fault truncatedJson(long bytes) {
        return new Truncated(bytes);
    }

    /** The connection is reset after so many bytes of the body. */
    static Fault cutAfter(long bytes) {
        return new Cut(bytes);
    }

    /** The connection is reset and nothing was done. */
    static Fault resetBeforeExecution() {
        return new Reset(false);
    }

    /** The connection is reset, but everything was done. */
    static Fault resetAfterExecution() {
        return new Reset(true);
    }

    /** The answer comes in pieces of so many bytes. */
    static Fault slowDrip(int bytesPerInterval, Duration interval) {
        return new SlowDrip(bytesPerInterval, interval);
    }

    /** Keys come twice. */
    static Fault duplicateKeys() {
        return new Rewritten(Rewrite.DUPLICATE_KEYS);
    }

    /** Objects have undocumented fields. */
    static Fault unknownFields() {
        return new Rewritten(Rewrite.UNKNOWN_FIELDS);
    }

    /** Statuses have undocumented values. */
    static Fault unknownEnumValues() {
        return new Rewritten(Rewrite.UNKNOWN_ENUM_VALUES);
    }

    /** An error page with status 500 that quotes the whole request line, token and all. */
    static Fault echoToken() {
        return new EchoToken(500);
    }

    private static Fault rateLimited(String retryAfter) {
        return new Answer(
                429,
                Map.of("Retry-After", retryAfter),
                "application/json; charset=utf-8",
                envelopeText(429, "Too many requests"));
    }

    private static String envelopeText(int status, String message) {
        String escaped = message.replace("\\", "\\\\").replace("\"", "\\\"");
        return "{\"Status\":" + status + ",\"Message\":\"" + escaped + "\"}";
    }
}
