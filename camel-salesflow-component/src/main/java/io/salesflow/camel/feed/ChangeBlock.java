package io.salesflow.camel.feed;

import io.salesflow.camel.feed.ChangeQueue.SortedChanges;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Changes in memory, as bytes one after the other. */
final class ChangeBlock {
    private final ChangeFormat format;
    private final Bytes bytes = new Bytes();
    private int[] ends = new int[16];
    private long[] orders = new long[16];
    private int count;

    ChangeBlock(ChangeFormat format) {
        this.format = format;
    }

    void add(PendingChange change) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            orders = Arrays.copyOf(orders, count * 2);
        }
        int start = bytes.size();
        format.write(bytes, change);
        orders[count] = ChangeFormat.order(ByteBuffer.wrap(bytes.array(), start, Long.BYTES));
        ends[count] = bytes.size();
        count++;
    }

    int count() {
        return count;
    }

    int bytes() {
        return bytes.size();
    }

    void clear() {
        bytes.clear();
        count = 0;
    }

    /** The changes oldest first, as long as no other is added. */
    SortedChanges sorted() {
        Iterator<Integer> indexes = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingLong(index -> orders[index]))
                .iterator();
        return new SortedChanges() {
            @Override
            public ByteBuffer next() {
                return indexes.hasNext() ? change(indexes.next()) : null;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    private ByteBuffer change(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        return ByteBuffer.wrap(bytes.array(), start, ends[index] - start);
    }
}
