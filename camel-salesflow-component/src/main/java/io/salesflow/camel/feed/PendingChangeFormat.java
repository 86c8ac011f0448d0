package io.salesflow.camel.feed;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Changes as bytes, for files and stores. */
final class PendingChangeFormat {
    private static final Change.Kind[] KINDS = Change.Kind.values();

    private final ObjectReader reader;
    private final ObjectWriter writer;

    PendingChangeFormat(Elements elements) {
        reader = Json.reader(elements.type(), ZoneOffset.UTC);
        writer = Json.mapper().writerFor(elements.type());
    }

    void write(DataOutputStream output, PendingChange pending) throws IOException {
        Change change = pending.change();
        output.writeByte(change.kind().ordinal());
        output.writeUTF(change.identity());
        output.writeBoolean(change.time() != null);
        if (change.time() != null) {
            output.writeLong(change.time().getEpochSecond());
            output.writeInt(change.time().getNano());
        }
        writeElement(output, change.element());
        output.writeByte(change.changedFields().size());
        for (String field : change.changedFields()) {
            output.writeUTF(field);
        }
        writeElement(output, change.previous());
        output.writeInt(change.attempt());
        output.writeInt(pending.entry().length);
        output.write(pending.entry());
    }

    PendingChange read(DataInputStream input) throws IOException {
        Change.Kind kind = KINDS[input.readByte()];
        String identity = input.readUTF();
        Instant time = input.readBoolean() ? Instant.ofEpochSecond(input.readLong(), input.readInt()) : null;
        SalesflowRecord element = readElement(input);
        int count = input.readByte();
        List<String> fields = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            fields.add(input.readUTF());
        }
        SalesflowRecord previous = readElement(input);
        int attempt = input.readInt();
        byte[] entry = input.readNBytes(input.readInt());
        return new PendingChange(new Change(kind, identity, time, element, fields, previous, attempt), entry);
    }

    byte[] json(SalesflowRecord element) {
        try {
            return writer.writeValueAsBytes(element);
        } catch (IOException e) {
            throw new IllegalStateException("Can't be written as JSON: " + element.getClass(), e);
        }
    }

    SalesflowRecord element(byte[] json) {
        try {
            return json.length == 0 ? null : reader.readValue(json);
        } catch (IOException e) {
            throw new FeedStoreException("What was kept of an element can't be read", e);
        }
    }

    private void writeElement(DataOutputStream output, SalesflowRecord element) throws IOException {
        byte[] json = element == null ? new byte[0] : writer.writeValueAsBytes(element);
        output.writeInt(json.length);
        output.write(json);
    }

    private SalesflowRecord readElement(DataInputStream input) throws IOException {
        return element(input.readNBytes(input.readInt()));
    }
}
