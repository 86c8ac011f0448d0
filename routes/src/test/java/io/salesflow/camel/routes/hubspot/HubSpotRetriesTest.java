package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class HubSpotRetriesTest {
    private final HubSpotRetries retries =
            new HubSpotRetries(Clock.fixed(Instant.parse("2026-01-05T08:00:00Z"), ZoneOffset.UTC));

    @Test
    void aDateIsAsGoodAsSeconds() {
        assertThat(delayAfter(refusal(429, "Mon, 5 Jan 2026 08:00:07 GMT"))).isEqualTo(7_000L);
        assertThat(delayAfter(refusal(503, "7"))).isEqualTo(7_000L);
    }

    @Test
    void aDateThatHasPassedMeansNow() {
        assertThat(delayAfter(refusal(429, "Mon, 5 Jan 2026 07:00:00 GMT"))).isEqualTo(0L);
    }

    @Test
    void withoutARetryAfterThatCanBeReadTheRouteDecides() {
        assertThat(delayAfter(refusal(429, "soon"))).isNull();
        assertThat(delayAfter(new IOException("reset"))).isNull();
    }

    @Test
    void anEarlierDelayIsForgotten() {
        Exchange exchange = failed(new IOException("reset"));
        exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, 60_000L);

        retries.process(exchange);

        assertThat(exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY)).isNull();
    }

    @Test
    void onlyWhatFailedInPassingIsSentAgain() {
        assertThat(retries.isWorthwhile(failed(refusal(429, "60")))).isTrue();
        assertThat(retries.isWorthwhile(failed(refusal(500, null)))).isTrue();
        assertThat(retries.isWorthwhile(failed(new IOException("reset")))).isTrue();
        assertThat(retries.isWorthwhile(failed(refusal(429, "61")))).isFalse();
        assertThat(retries.isWorthwhile(failed(refusal(400, null)))).isFalse();
        assertThat(retries.isWorthwhile(failed(refusal(401, null)))).isFalse();
    }

    private Object delayAfter(Exception failure) {
        Exchange exchange = failed(failure);
        retries.process(exchange);
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY);
    }

    private static Exchange failed(Exception failure) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        return exchange;
    }

    private static HttpOperationFailedException refusal(int status, String retryAfter) {
        Map<String, String> headers = retryAfter == null ? Map.of() : Map.of("retry-after", retryAfter);
        return new HttpOperationFailedException("https://api.hubapi.com", status, "", null, headers, "");
    }
}
