package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.webhook.ParkedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredEventsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");

    private final AtomicInteger read = new AtomicInteger();
    private final FeedStore store = new AlteredStore(new MemoryFeedStore()) {
        @Override
        public Stream<Map.Entry<String, byte[]>> all(String feedId, Section section) {
            return super.all(feedId, section).peek(entry -> read.incrementAndGet());
        }

        @Override
        public Stream<String> keys(String feedId, Section section) {
            return super.all(feedId, section).map(Map.Entry::getKey);
        }
    };
    private final StoredEvents events = new StoredEvents(store, "events:321:camel-salesflow", 50);

    @Test
    void ofTheParkedTheOldestGoWhenThereAreFarTooMany() {
        for (int number = 0; number <= 200; number++) {
            events.park(null, new ParkedEvent(number + ":replied", "no such contact", BEGIN.plusSeconds(number), "{}"));
        }

        List<ParkedEvent> parked = events.parked();
        assertThat(parked).hasSize(50).extracting(ParkedEvent::identity).contains("151:replied", "200:replied");
    }

    @Test
    void toCountWhatIsParkedNoneOfItIsRead() {
        for (int number = 0; number < 50; number++) {
            events.park(null, new ParkedEvent(number + ":replied", "no such contact", BEGIN, "{}"));
        }
        read.set(0);

        assertThat(events.countParked()).isEqualTo(50);
        assertThat(read).hasValue(0);
    }

    @Test
    void whileThereAreFewNoneIsReadToParkAnother() {
        for (int number = 0; number <= 20; number++) {
            events.park(null, new ParkedEvent(number + ":replied", "no such contact", BEGIN, "{}"));
        }

        assertThat(read).hasValue(0);
    }

    @Test
    void whatIsKeptIsNotCountedAsParked() {
        for (int number = 0; number <= 200; number++) {
            events.keep(new byte[] {1});
        }
        events.park(null, new ParkedEvent("1:replied", "no such contact", BEGIN, "{}"));

        assertThat(events.kept()).hasSize(201);
        assertThat(events.countParked()).isOne();
        assertThat(events.parked()).hasSize(1);
    }
}
