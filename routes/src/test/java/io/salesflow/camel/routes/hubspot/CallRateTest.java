package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallRateTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private final CallRate rate = new CallRate(3, TEN_SECONDS);
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void theCallThatWouldExceedWaitsUntilTheOldestLeavesTheInterval() {
        assertThat(rate.take(now)).isZero();
        now = now.plusSeconds(4);
        assertThat(rate.take(now)).isZero();
        assertThat(rate.take(now)).isZero();
        assertThat(rate.take(now)).isEqualTo(Duration.ofSeconds(6));

        now = now.plusSeconds(6);
        assertThat(rate.take(now)).isZero();
        assertThat(rate.take(now)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void callsOfOthersCountUntilTheIntervalIsOver() {
        rate.take(now);
        rate.told(3, 0, TEN_SECONDS, now);

        assertThat(rate.take(now)).isEqualTo(TEN_SECONDS);
        assertThat(rate.take(now.plus(TEN_SECONDS))).isZero();
    }

    @Test
    void aLargerLimitIsUsedAsSoonAsItIsTold() {
        rate.take(now);
        rate.told(5, 4, TEN_SECONDS, now);

        for (int call = 2; call <= 5; call++) {
            assertThat(rate.take(now)).isZero();
        }
        assertThat(rate.take(now)).isPositive();
    }

    @Test
    void aLimitThatMakesNoSenseIsPassedOver() {
        rate.told(0, 0, TEN_SECONDS, now);
        rate.told(5, 5, Duration.ZERO, now);

        assertThat(rate.take(now)).isZero();
    }
}
