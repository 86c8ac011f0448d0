package io.salesflow.camel.feed.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedWrite;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Writes of which one can tell whether they are there, and whole: number n sets all keys to n, in several sections, and adds
 * some keys that stay.
 */
final class NumberedWrites {
    static final String FEED = "feed";
    private static final int KEYS = 40;
    private static final int VALUE_LENGTH = 60;

    private NumberedWrites() {}

    static void write(FeedStore store, long epoch, long number) {
        byte[] value = new byte[VALUE_LENGTH];
        new Random(number).nextBytes(value);
        ByteBuffer.wrap(value).putLong(number);
        FeedWrite write = new FeedWrite().put(Section.STATE, "number", value);
        for (int key = 0; key < KEYS; key++) {
            write.put(Section.LEDGER, "key " + key, value);
        }
        store.write(FEED, epoch, write.put(Section.PARKED, Long.toString(number), value));
    }

    /** The number of the last write; fails if any write is there in part. */
    static long lastWholeWrite(FeedStore store) {
        byte[] state = store.read(FEED, Section.STATE, List.of("number")).get("number");
        if (state == null) {
            assertThat(store.count(FEED, Section.LEDGER)).isZero();
            assertThat(store.count(FEED, Section.PARKED)).isZero();
            return 0;
        }
        long number = ByteBuffer.wrap(state).getLong();
        try (Stream<byte[]> values = store.all(FEED, Section.LEDGER).map(entry -> entry.getValue())) {
            assertThat(values)
                    .hasSize(KEYS)
                    .allMatch(value -> ByteBuffer.wrap(value).getLong() == number);
        }
        try (Stream<String> keys = store.all(FEED, Section.PARKED).map(entry -> entry.getKey())) {
            assertThat(keys.mapToLong(Long::parseLong).sorted().toArray())
                    .isEqualTo(LongStream.rangeClosed(1, number).toArray());
        }
        return number;
    }
}
