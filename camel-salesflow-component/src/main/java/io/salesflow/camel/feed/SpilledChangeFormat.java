package io.salesflow.camel.feed;

import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.ChangeQueue.Numbered;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Changes in the temporary files of a {@link ChangeQueue}. Not safe for several threads. */
final class SpilledChangeFormat {
    private static final Change.Kind[] KINDS = Change.Kind.values();

    private final RecordFormat elements;
    private final Bytes bytes = new Bytes();
    private ByteBuffer buffer = ByteBuffer.allocate(1024);

    SpilledChangeFormat(Class<?> type) {
        elements = new RecordFormat(type);
    }

    void write(DataOutputStream output, Numbered numbered) throws IOException {
        PendingChange pending = numbered.change();
        Change change = pending.change();
        bytes.clear();
        bytes.putLong(numbered.number());
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
        output.writeInt(bytes.size());
        output.write(bytes.array(), 0, bytes.size());
    }

    /** The next change; null at the end, where a length is 0. */
    Numbered read(DataInputStream input) throws IOException {
        int length = input.readInt();
        if (length == 0) {
            return null;
        }
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocate(length * 2);
        }
        input.readFully(buffer.array(), 0, length);
        buffer.clear().limit(length);
        long number = buffer.getLong();
        Change.Kind kind = KINDS[buffer.get()];
        String identity = Bytes.text(buffer);
        Instant time = buffer.get() == 0 ? null : Bytes.time(buffer);
        SalesflowRecord element = (SalesflowRecord) elements.read(buffer);
        List<String> fields = texts();
        SalesflowRecord previous = (SalesflowRecord) elements.read(buffer);
        int attempt = buffer.getInt();
        byte[] entry = Bytes.bytes(buffer);
        int announcement = buffer.getInt();
        return new Numbered(
                number,
                new PendingChange(
                        new Change(kind, identity, time, element, fields, previous, attempt), entry, announcement));
    }

    private List<String> texts() {
        int count = buffer.getInt();
        List<String> texts = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            texts.add(Bytes.text(buffer));
        }
        return texts;
    }
}
