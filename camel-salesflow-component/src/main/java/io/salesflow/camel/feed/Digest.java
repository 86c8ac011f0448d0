package io.salesflow.camel.feed;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What tells two contents of an element apart: a hash over the fields that the reference knows, and one of each field, so
 * that it can be told which of them changed. Fields that the reference does not know don't count: a field that Salesflow
 * adds to its answers would otherwise change the whole world at once.
 *
 * <p>The hashes are the same on every JVM. Their way is version {@value #VERSION}; a later version must still be able to
 * compare with this one, or an upgrade would deliver everything anew.
 */
final class Digest {
    /** The version of the way in which it is made. */
    static final int VERSION = 1;

    private final List<RecordComponent> fields;

    Digest(Elements elements) {
        fields = fieldsOf(elements.type(), elements.fieldsOfNoAccount());
    }

    /** The names of the fields that count, as the API writes them. */
    List<String> fieldNames() {
        return fields.stream()
                .map(field -> Character.toUpperCase(field.getName().charAt(0))
                        + field.getName().substring(1))
                .toList();
    }

    /** The content of an element. */
    Content of(SalesflowRecord element) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        DataOutputStream output = new DataOutputStream(bytes);
        int[] ends = new int[fields.size()];
        try {
            for (int index = 0; index < ends.length; index++) {
                write(output, value(fields.get(index), element));
                ends[index] = bytes.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Content(bytes.toByteArray(), ends);
    }

    /** The content of an element, from which its hashes are made. */
    static final class Content {
        private final byte[] bytes;
        private final int[] ends;

        private Content(byte[] bytes, int[] ends) {
            this.bytes = bytes;
            this.ends = ends;
        }

        /** The hash of all fields. */
        long[] hash() {
            return MurmurHash3.hash128x64(bytes);
        }

        /** The hash of each field. */
        int[] fieldHashes() {
            int[] hashes = new int[ends.length];
            int start = 0;
            for (int index = 0; index < ends.length; index++) {
                hashes[index] = MurmurHash3.hash32x86(bytes, start, ends[index] - start, 0);
                start = ends[index];
            }
            return hashes;
        }
    }

    private static List<RecordComponent> fieldsOf(Class<?> type, Set<String> leftOut) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getName().equals("other"))
                .filter(component -> !component.getName().equals("contact"))
                .filter(component -> !leftOut.contains(component.getName()))
                .toList();
    }

    private static Object value(RecordComponent field, Object element) {
        try {
            return field.getAccessor().invoke(element);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Can't read " + field, e);
        }
    }

    private static void write(DataOutputStream output, Object value) throws IOException {
        if (value == null) {
            output.writeByte(0);
        } else if (value instanceof Long number) {
            output.writeByte(1);
            output.writeLong(number);
        } else if (value instanceof Instant time) {
            output.writeByte(2);
            output.writeLong(time.getEpochSecond());
            output.writeInt(time.getNano());
        } else if (value instanceof List<?> list) {
            output.writeByte(3);
            output.writeInt(list.size());
            for (Object each : list) {
                write(output, each);
            }
        } else if (value instanceof Record inner) {
            output.writeByte(4);
            for (RecordComponent field : fieldsOf(inner.getClass(), Set.of())) {
                write(output, value(field, inner));
            }
        } else {
            output.writeByte(5);
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            output.writeInt(text.length);
            output.write(text);
        }
    }
}
