package io.salesflow.camel.feed;

import io.salesflow.camel.api.DigestedSince;
import io.salesflow.camel.api.Elements;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * What tells two contents of an element apart: a hash over the fields that the reference knows, and one of each field, so
 * that it can be told which of them changed. Fields that the reference does not know don't count: a field that Salesflow
 * adds to its answers would otherwise change the whole world at once.
 *
 * <p>The hashes are the same on every JVM. They have versions, as a field that becomes known changes them: the digest of an
 * earlier version covers the fields that were known then ({@link DigestedSince}), so that what was noted by an earlier
 * version can be compared in its own way, and an upgrade delivers nothing anew. Not safe for several threads.
 */
final class Digest {
    /** The version of the digests that are made. A field that is added to a record raises it by one. */
    static final int VERSION = 1;

    private final Class<?> type;
    private final Set<String> leftOut;
    private final int version;
    private final Map<Fields.Key, Fields> fields = new HashMap<>();
    private final Fields present;
    private final Bytes bytes = new Bytes();
    private final int[] ends;
    private Object written;
    private int writtenVersion;

    Digest(Elements elements) {
        this(elements.type(), elements.fieldsOfNoAccount(), VERSION);
    }

    /** @param leftOut the fields that don't count */
    Digest(Class<?> type, Set<String> leftOut, int version) {
        this.type = type;
        this.leftOut = leftOut;
        this.version = version;
        this.present = fields(version);
        this.ends = new int[present.handles.length];
    }

    /** The same for another thread. */
    Digest forAnotherThread() {
        return new Digest(type, leftOut, version);
    }

    /** The version of the digests that are made. */
    int version() {
        return version;
    }

    /** The names of the fields that counted in a version, as the API writes them. */
    List<String> fieldNames(int ofVersion) {
        return fields(ofVersion).names;
    }

    /** The hash of all fields that counted in a version, 128 bits. */
    long[] hash(Object element, int ofVersion) {
        write(element, ofVersion);
        return MurmurHash3.hash128x64(bytes.array(), 0, bytes.size(), MurmurHash3.DEFAULT_SEED);
    }

    /** The hash of each field that counted in a version. */
    int[] fieldHashes(Object element, int ofVersion) {
        write(element, ofVersion);
        int[] hashes = new int[fields(ofVersion).handles.length];
        int start = 0;
        for (int index = 0; index < hashes.length; index++) {
            hashes[index] = MurmurHash3.hash32x86(bytes.array(), start, ends[index] - start, 0);
            start = ends[index];
        }
        return hashes;
    }

    /** The names of the fields that are different. */
    List<String> changedFields(Object before, Object now) {
        int[] hashesBefore = fieldHashes(before, version());
        int[] hashesNow = fieldHashes(now, version());
        return IntStream.range(0, hashesNow.length)
                .filter(index -> hashesBefore[index] != hashesNow[index])
                .mapToObj(fieldNames(version())::get)
                .toList();
    }

    /** What was written last is not written again. */
    private void write(Object element, int ofVersion) {
        if (element == written && ofVersion == writtenVersion) {
            return;
        }
        bytes.clear();
        MethodHandle[] handles = fields(ofVersion).handles;
        for (int index = 0; index < handles.length; index++) {
            writeValue(Fields.value(handles[index], element), ofVersion);
            ends[index] = bytes.size();
        }
        written = element;
        writtenVersion = ofVersion;
    }

    private void writeValue(Object value, int ofVersion) {
        if (value == null) {
            bytes.put(0);
        } else if (value instanceof String text) {
            writeText(text);
        } else if (value instanceof Long number) {
            bytes.put(1);
            bytes.putLong(number);
        } else if (value instanceof Instant time) {
            bytes.put(2);
            bytes.putTime(time);
        } else if (value instanceof List<?> list) {
            bytes.put(3);
            bytes.putInt(list.size());
            list.forEach(each -> writeValue(each, ofVersion));
        } else if (value instanceof Record inner) {
            bytes.put(4);
            Fields ofInner = fields.computeIfAbsent(
                    new Fields.Key(inner.getClass(), ofVersion), key -> Fields.of(key, Set.of()));
            for (MethodHandle handle : ofInner.handles) {
                writeValue(Fields.value(handle, inner), ofVersion);
            }
        } else {
            writeText(value.toString());
        }
    }

    private void writeText(String text) {
        bytes.put(5);
        bytes.putText(text);
    }

    private Fields fields(int ofVersion) {
        return present != null && ofVersion == version
                ? present
                : fields.computeIfAbsent(new Fields.Key(type, ofVersion), key -> Fields.of(key, leftOut));
    }

    /** The fields of a record that count. */
    private record Fields(List<String> names, MethodHandle[] handles) {
        private record Key(Class<?> type, int version) {}

        static Fields of(Key key, Set<String> leftOut) {
            List<RecordComponent> counting = Arrays.stream(key.type.getRecordComponents())
                    .filter(field -> !field.getName().equals("other"))
                    .filter(field -> !field.getName().equals("contact"))
                    .filter(field -> !leftOut.contains(field.getName()))
                    .filter(field -> since(field) <= key.version)
                    .toList();
            return new Fields(
                    counting.stream().map(Fields::nameInApi).toList(),
                    counting.stream().map(Fields::handle).toArray(MethodHandle[]::new));
        }

        static Object value(MethodHandle handle, Object element) {
            try {
                return (Object) handle.invokeExact(element);
            } catch (Throwable e) {
                throw new IllegalStateException("Can't read " + handle, e);
            }
        }

        private static int since(RecordComponent field) {
            DigestedSince since = field.getAnnotation(DigestedSince.class);
            return since == null ? 1 : since.value();
        }

        private static String nameInApi(RecordComponent field) {
            return Character.toUpperCase(field.getName().charAt(0))
                    + field.getName().substring(1);
        }

        private static MethodHandle handle(RecordComponent field) {
            try {
                return MethodHandles.lookup()
                        .unreflect(field.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("Can't read " + field, e);
            }
        }
    }
}
