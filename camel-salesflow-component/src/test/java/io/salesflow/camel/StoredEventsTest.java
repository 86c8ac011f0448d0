package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.webhook.ParkedEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredEventsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");

    private final StoredEvents events = new StoredEvents(new MemoryFeedStore(), "events:321:camel-salesflow", 50);

    @Test
    void ofTheParkedTheOldestGoWhenThereAreFarTooMany() {
        for (int number = 0; number <= 200; number++) {
            events.park(null, new ParkedEvent(number + ":replied", "no such contact", BEGIN.plusSeconds(number), "{}"));
        }

        List<ParkedEvent> parked = events.parked();
        assertThat(parked).hasSize(50).extracting(ParkedEvent::identity).contains("151:replied", "200:replied");
    }

    @Test
    void whatIsKeptIsNotCountedAsParked() {
        for (int number = 0; number <= 200; number++) {
            events.keep(new byte[] {1});
        }
        events.park(null, new ParkedEvent("1:replied", "no such contact", BEGIN, "{}"));

        assertThat(events.kept()).hasSize(201);
        assertThat(events.parked()).hasSize(1);
    }
}
