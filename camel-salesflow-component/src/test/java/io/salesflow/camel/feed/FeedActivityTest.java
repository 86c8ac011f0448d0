package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.FeedActivity.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a feed remembers of its scans. */
class FeedActivityTest {
    @Test
    void onlyTheLatestScansAreKept() {
        FeedActivity activity = FeedActivity.NONE;
        assertThat(activity.lastScan()).isNull();

        for (int i = 1; i <= 1_000; i++) {
            activity = activity.scanning(true).scanned(scan(i));
        }

        assertThat(activity.scans()).hasSize(240).startsWith(scan(761)).endsWith(scan(1_000));
        assertThat(activity.lastScan()).isEqualTo(scan(1_000));
    }

    private static ScanSummary scan(int number) {
        return new ScanSummary(Instant.ofEpochSecond(number), Duration.ofMillis(number), false, number, 0);
    }
}
