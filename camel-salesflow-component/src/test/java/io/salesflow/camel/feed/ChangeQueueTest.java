package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.feed.Change.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeQueueTest {
    private static final Instant TIME = Instant.parse("2026-01-31T12:00:00.000000001Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void theOldestComesFirstAndOfTheSameTimeTheOneThatWasAddedFirst(int mostInMemory) throws IOException {
        try (ChangeQueue queue = new ChangeQueue(Elements.CONTACTS, mostInMemory)) {
            queue.add(change("late", Kind.NEW, TIME.plusNanos(1)));
            queue.add(change("first", Kind.NEW, TIME));
            queue.add(change("gone", Kind.DELETED, null));
            queue.add(change("second", Kind.UPDATED, TIME));
            queue.add(change("early", Kind.NEW, TIME.minusNanos(1)));
            queue.add(change("timeless", Kind.NEW, null));
            queue.add(change("third", Kind.NEW, TIME));
            queue.seal();

            assertThat(queue.size()).isEqualTo(7);
            assertThat(taken(queue)).containsExactly("timeless", "early", "first", "second", "third", "late", "gone");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void whatIsTakenIsWhatWasAdded(int mostInMemory) throws IOException {
        Contact contact = Json.mapper().readValue("""
                        {"MemberId": 7, "FirstName": "Ada 🎩", "LastName": "Łovelace", "Status": "MEMBER_CONNECTED",
                         "AddedAt": "2026-01-31T12:00:00", "Unknown": {"deep": [1, null]}}""", Contact.class);
        PendingChange added = new PendingChange(
                new Change(Kind.UPDATED, "7", TIME, contact, List.of("FirstName"), contact, 3), new byte[] {1, 2}, 9);
        try (ChangeQueue queue = new ChangeQueue(Elements.CONTACTS, mostInMemory)) {
            queue.add(added);
            queue.seal();
            PendingChange taken = queue.take();

            assertThat(taken.change()).isEqualTo(added.change());
            assertThat(taken.entry()).containsExactly(1, 2);
            assertThat(taken.announcement()).isEqualTo(9);
        }
    }

    private static List<String> taken(ChangeQueue queue) throws IOException {
        List<String> identities = new ArrayList<>();
        while (!queue.isEmpty()) {
            PendingChange next = queue.peek();
            assertThat(queue.take()).isSameAs(next);
            identities.add(next.change().identity());
        }
        return identities;
    }

    private static PendingChange change(String identity, Kind kind, Instant time) {
        return new PendingChange(new Change(kind, identity, time, null, List.of(), null, 1), new byte[0]);
    }
}
