package io.salesflow.camel.feed;

import io.salesflow.camel.api.SalesflowRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Changes as the bytes of a {@link ChangeQueue}, in memory and in its temporary files. */
final class ChangeFormat {
    private static final Change.Kind[] KINDS = Change.Kind.values();
    private static final int BITS_OF_NANOSECONDS = 30;
    private static final long LATEST_SECOND = (1L << 33) - 1;

    private final RecordFormat elements;

    ChangeFormat(Class<?> type) {
        elements = new RecordFormat(type);
    }

    /** A number by which the changes are sorted, at the beginning of those bytes. */
    static long order(ByteBuffer change) {
        return change.getLong(change.position());
    }

    void write(Bytes bytes, PendingChange pending) {
        Change change = pending.change();
        bytes.putLong(order(pending.order()));
        bytes.put(change.kind().ordinal());
        bytes.putText(change.identity());
        bytes.put(change.time() == null ? 0 : 1);
        if (change.time() != null) {
            bytes.putTime(change.time());
        }
        elements.write(bytes, change.element());
        bytes.putInt(change.changedFields().size());
        change.changedFields().forEach(bytes::putText);
        elements.write(bytes, change.previous());
        bytes.putInt(change.attempt());
        bytes.putBytes(pending.entry());
        bytes.putInt(pending.announcement());
    }

    PendingChange read(ByteBuffer bytes) {
        bytes.getLong();
        Change.Kind kind = KINDS[bytes.get()];
        String identity = Bytes.text(bytes);
        Instant time = bytes.get() == 0 ? null : Bytes.time(bytes);
        SalesflowRecord element = (SalesflowRecord) elements.read(bytes);
        List<String> fields = texts(bytes);
        SalesflowRecord previous = (SalesflowRecord) elements.read(bytes);
        int attempt = bytes.getInt();
        byte[] entry = Bytes.bytes(bytes);
        int announcement = bytes.getInt();
        return new PendingChange(
                new Change(kind, identity, time, element, fields, previous, attempt), entry, announcement);
    }

    /** To the nanosecond until the year 2242; what is before the year 1697 or later than that is sorted as then. */
    private static long order(Instant time) {
        long second = Math.max(-LATEST_SECOND, Math.min(LATEST_SECOND, time.getEpochSecond()));
        return (second << BITS_OF_NANOSECONDS) + time.getNano();
    }

    private static List<String> texts(ByteBuffer bytes) {
        int count = bytes.getInt();
        List<String> texts = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            texts.add(Bytes.text(bytes));
        }
        return texts;
    }
}
