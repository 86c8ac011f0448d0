package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How often the delivery of a change has failed. A change to something else starts anew. */
final class Attempts {
    private final FeedStore store;
    private final String feedId;

    Attempts(FeedStore store, String feedId) {
        this.store = store;
        this.feedId = feedId;
    }

    /**
     * The same changes with the number of the attempt that comes.
     *
     * @param forgetting is told to remove what was counted of other contents
     */
    List<PendingChange> counted(Collection<PendingChange> changes, FeedWrite forgetting) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<String, byte[]> failed = store.read(
                feedId,
                Section.ATTEMPTS,
                changes.stream().map(pending -> pending.change().identity()).toList());
        return changes.stream()
                .map(pending -> counted(pending, failed.get(pending.change().identity()), forgetting))
                .toList();
    }

    /** What is stored after an attempt failed. */
    static byte[] bytes(PendingChange pending) {
        byte[] content = content(pending);
        return ByteBuffer.allocate(Integer.BYTES + content.length)
                .putInt(pending.change().attempt())
                .put(content)
                .array();
    }

    private static PendingChange counted(PendingChange pending, byte[] failed, FeedWrite forgetting) {
        if (failed == null) {
            return pending;
        }
        byte[] content = content(pending);
        if (!Arrays.equals(failed, Integer.BYTES, failed.length, content, 0, content.length)) {
            forgetting.remove(Section.ATTEMPTS, pending.change().identity());
            return pending;
        }
        return pending.attempted(ByteBuffer.wrap(failed).getInt() + 1);
    }

    private static byte[] content(PendingChange pending) {
        byte[] entry = pending.entry();
        return entry.length == 0 ? entry : LedgerEntry.of(entry).withoutJson();
    }
}
