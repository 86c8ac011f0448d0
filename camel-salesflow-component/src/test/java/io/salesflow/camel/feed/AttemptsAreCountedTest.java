package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.Change.Kind;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsAreCountedTest {
    private static final long[] CONTENT = {1, 2};
    private final MemoryFeedStore store = new MemoryFeedStore();
    private final Attempts attempts = new Attempts(store, "contacts");

    @Test
    void theNextAttemptOfTheSameContentIsTheSecond() {
        fails(change(CONTENT, "{}"));

        assertThat(next(change(CONTENT, "{}"))).isEqualTo(2);
    }

    @Test
    void aFieldThatDoesNotCountDoesNotBeginAnew() {
        fails(change(CONTENT, "{\"SeenAt\": 1}"));

        assertThat(next(change(CONTENT, "{\"SeenAt\": 2, \"More\": true}"))).isEqualTo(2);
    }

    @Test
    void anotherContentBeginsAnew() {
        fails(change(CONTENT, "{}"));

        assertThat(next(change(new long[] {3, 4}, "{}"))).isEqualTo(1);
    }

    private void fails(PendingChange change) {
        store.write(
                "contacts",
                store.takeOver("contacts"),
                new FeedWrite().put(Section.ATTEMPTS, change.change().identity(), Attempts.bytes(change)));
    }

    private int next(PendingChange change) {
        List<PendingChange> counted = attempts.counted(List.of(change), new FeedWrite());
        return counted.get(0).change().attempt();
    }

    private static PendingChange change(long[] content, String json) {
        byte[] entry = LedgerEntry.of(1, content, new int[] {5, 6}, false, json.getBytes(StandardCharsets.UTF_8))
                .bytes();
        return new PendingChange(new Change(Kind.UPDATED, "1", null, null, List.of(), null, 1), entry);
    }
}
