package io.salesflow.camel.routes.hubspot;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Which failed calls are sent again, and when: all that we send may be sent twice, so it is those that failed in passing.
 * HubSpot's {@code Retry-After} is obeyed; if it asks for more patience than we have, the call fails at once.
 */
public final class HubSpotRetries implements Processor {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final Clock clock;
    private Duration longestWait = Duration.ofMinutes(1);

    /** By the system's clock. */
    public HubSpotRetries() {
        this(Clock.systemUTC());
    }

    HubSpotRetries(Clock clock) {
        this.clock = clock;
    }

    /** The longest wait that HubSpot may ask for, in milliseconds. */
    public void setLongestWait(long milliseconds) {
        longestWait = Duration.ofMillis(milliseconds);
    }

    /** Whether the failed call may succeed if it is sent again soon. */
    public boolean isWorthwhile(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof HttpOperationFailedException refusal) {
            return isPassing(refusal.getStatusCode())
                    && retryAfter(refusal)
                            .filter(wait -> wait.compareTo(longestWait) > 0)
                            .isEmpty();
        }
        return true;
    }

    /** Tells Camel how long to wait before the next try, if HubSpot said so. */
    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof HttpOperationFailedException refusal) {
            retryAfter(refusal)
                    .ifPresent(wait -> exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, wait.toMillis()));
        }
    }

    private static boolean isPassing(int status) {
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
    }

    private Optional<Duration> retryAfter(HttpOperationFailedException refusal) {
        Map<String, String> headers = refusal.getResponseHeaders();
        if (headers == null) {
            return Optional.empty();
        }
        return headers.entrySet().stream()
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .flatMap(this::duration);
    }

    /** Seconds or a date; what is neither is passed over. */
    private Optional<Duration> duration(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(clock.instant(), date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
