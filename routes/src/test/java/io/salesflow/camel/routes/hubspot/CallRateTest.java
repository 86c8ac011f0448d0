package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.targets.CallLimit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallRateTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private final CallRate rate = new CallRate(3, TEN_SECONDS);
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void theCallThatWouldExceedWaitsUntilTheOldestLeavesTheInterval() {
        call();
        now = now.plusSeconds(4);
        call();
        call();
        assertThat(rate.take(now)).isEqualTo(Duration.ofSeconds(6));

        now = now.plusSeconds(6);
        call();
        assertThat(rate.take(now)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aCallKeepsItsPlaceFromItsSendingUntilAnIntervalAfterItsEnd() {
        rate.take(now);
        call();
        call();
        now = now.plusSeconds(15);
        call();
        call();
        assertThat(rate.take(now)).isEqualTo(TEN_SECONDS);

        rate.ended(now);
        now = now.plusSeconds(9);
        assertThat(rate.take(now)).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(rate.take(now)).isZero();
    }

    @Test
    void itTellsHowManyCallsAreLeft() {
        assertThat(rate.limit(now)).isEqualTo(new CallLimit(3, 3, "in 10s"));
        call();
        rate.told(5, 2, TEN_SECONDS, now);
        assertThat(rate.limit(now)).isEqualTo(new CallLimit(2, 5, "in 10s"));
        assertThat(rate.limit(now.plus(TEN_SECONDS))).isEqualTo(new CallLimit(5, 5, "in 10s"));
    }

    @Test
    void callsOfOthersCountUntilTheIntervalIsOver() {
        call();
        rate.told(3, 0, TEN_SECONDS, now);

        assertThat(rate.take(now)).isEqualTo(TEN_SECONDS);
        assertThat(rate.take(now.plus(TEN_SECONDS))).isZero();
    }

    @Test
    void aLargerLimitIsUsedAsSoonAsItIsTold() {
        call();
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

    private void call() {
        assertThat(rate.take(now)).isZero();
        rate.ended(now);
    }
}
