package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunctualityTest {
    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT1M, PT15M, PT15M",
        "PT10M, PT15M, PT30M",
        "PT1S, PT1S, PT1M",
        "PT0.02S, PT0S, PT1M",
    })
    void aPolledFeedIsLateAfterThreePollsAndAFullScanAndAMinute(Duration between, Duration full, Duration limit) {
        Punctuality polled = new Punctuality(between, full, THEN, null);

        assertThat(polled.late(THEN.plus(limit))).isEmpty();
        assertThat(polled.late(THEN.plus(limit).plusMillis(1))).contains(new Punctuality.Late(THEN, limit));
    }

    @Test
    void aPollThatBeginsAgainAndAgainWithoutComingToAnEndDoesNotHideThatItIsLate() {
        Instant later = THEN.plus(Duration.ofHours(1));

        assertThat(new Punctuality(Duration.ofSeconds(1), Duration.ofMinutes(15), THEN, later).late(later))
                .isPresent();
    }

    @Test
    void aFeedOnACronIsNotLateBetweenPolls() {
        assertThat(new Punctuality(null, Duration.ofMinutes(15), THEN, null).late(THEN.plus(Duration.ofDays(3))))
                .isEmpty();
    }

    @Test
    void aFeedOnACronIsLateWithinAPoll() {
        Instant began = THEN.plus(Duration.ofDays(3));
        Punctuality polling = new Punctuality(null, Duration.ofMinutes(15), THEN, began);

        assertThat(polling.late(began.plus(Duration.ofMinutes(14)))).isEmpty();
        assertThat(polling.late(began.plus(Duration.ofMinutes(16))))
                .contains(new Punctuality.Late(began, Duration.ofMinutes(15)));
    }
}
