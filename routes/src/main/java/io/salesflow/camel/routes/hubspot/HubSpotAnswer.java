package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** What HubSpot answered to one call: read to its end. */
record HubSpotAnswer(int status, byte[] body, Rate rate, String retryAfter) {
    private static final int REFUSALS = 300;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration A_DAY = Duration.ofDays(1);

    /** What the answer's headers say of the rate limit. */
    record Rate(int most, int remaining, Duration interval) {}

    static HubSpotAnswer read(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        Optional<Integer> most = number(response, "X-HubSpot-RateLimit-Max");
        Optional<Integer> remaining = number(response, "X-HubSpot-RateLimit-Remaining");
        Optional<Integer> interval = number(response, "X-HubSpot-RateLimit-Interval-Milliseconds");
        Rate rate = most.isPresent() && remaining.isPresent() && interval.isPresent()
                ? new Rate(most.get(), remaining.get(), Duration.ofMillis(interval.get()))
                : null;
        Header retryAfter = response.getFirstHeader("Retry-After");
        return new HubSpotAnswer(response.getCode(), body, rate, retryAfter == null ? null : retryAfter.getValue());
    }

    /**
     * The JSON of an answer that is no refusal.
     *
     * @param shown takes out of HubSpot's words what is not to be shown
     * @throws HubSpotException if it is one, or no JSON
     */
    JsonNode json(String call, Instant now, UnaryOperator<String> shown) {
        if (status >= REFUSALS) {
            throw HubSpotException.refused(
                    status, call, reason(), error().path("category").textValue(), askedWait(now), shown);
        }
        try {
            return HubSpotJson.read(body);
        } catch (IllegalArgumentException e) {
            throw HubSpotException.unanswered(call, e.getMessage(), null);
        }
    }

    /** HubSpot's message. What else there is, such as a page of a proxy, may quote the call with its token, and is not told. */
    private String reason() {
        String message = error().path("message").textValue();
        if (message != null) {
            return HubSpotReason.words(message);
        }
        return body.length == 0 ? "no reason given" : "the answer is not one of HubSpot's, but perhaps of a proxy";
    }

    /** How long HubSpot wants us to wait; null if it does not say. A daily limit lets nothing pass until tomorrow. */
    private Duration askedWait(Instant now) {
        if (retryAfter != null) {
            return duration(retryAfter.strip(), now);
        }
        if (status != TOO_MANY_REQUESTS) {
            return null;
        }
        String policy = error().path("policyName").asText("");
        if (policy.contains("DAILY")) {
            return A_DAY;
        }
        return rate != null && rate.remaining() == 0 ? rate.interval() : null;
    }

    private JsonNode error() {
        try {
            return HubSpotJson.read(body);
        } catch (IllegalArgumentException e) {
            return HubSpotJson.object();
        }
    }

    /** Seconds or a date; what is neither is passed over. */
    private static Duration duration(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration wait = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<Integer> number(ClassicHttpResponse response, String header) {
        return Optional.ofNullable(response.getFirstHeader(header))
                .map(found -> found.getValue().strip())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }
}
