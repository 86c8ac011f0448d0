package io.salesflow.camel.feed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the ledger knows of an element: version of the digest, state, for an announcement its round and number, then the
 * digest, the hash of each field, and the element as it was, or nothing where that is not kept. Made of bytes, and read only
 * as far as it is asked.
 */
final class LedgerEntry {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final byte DELIVERED = 0;
    private static final byte GONE = 1;
    private static final byte ANNOUNCED = 2;
    private static final byte ANNOUNCED_AS_IT_IS = 3;
    private static final byte IN_DOUBT = 4;
    private static final int HEAD_BYTES = 2;
    private static final int ANNOUNCEMENT_BYTES = 2 * Integer.BYTES;
    private static final int HASH_BYTES = 2 * Long.BYTES;

    private final byte[] bytes;

    private LedgerEntry(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The entry that those bytes are, or null for none.
     *
     * @throws FeedStoreException if a later version of the connector wrote it
     */
    static LedgerEntry from(byte[] bytes, Digest digest) {
        if (bytes != null && bytes[0] > digest.version()) {
            throw new FeedStoreException("The ledger was written by a newer version of the connector (digest "
                    + bytes[0] + "; this one knows " + digest.version() + "). Use that version, or forget the feed.");
        }
        return bytes == null ? null : new LedgerEntry(bytes);
    }

    /** The entry that those bytes are, of which it is known that this version wrote it. */
    static LedgerEntry of(byte[] bytes) {
        return new LedgerEntry(bytes);
    }

    /** What is known of an element once it is delivered as it is, by its digest of the present version. */
    static LedgerEntry of(int version, long[] hash, int[] fields, boolean isGone, byte[] json) {
        ByteBuffer buffer =
                ByteBuffer.allocate(HEAD_BYTES + HASH_BYTES + 1 + fields.length * Integer.BYTES + json.length);
        buffer.put((byte) version).put(isGone ? GONE : DELIVERED);
        buffer.putLong(hash[0]).putLong(hash[1]).put((byte) fields.length);
        for (int field : fields) {
            buffer.putInt(field);
        }
        return new LedgerEntry(buffer.put(json).array());
    }

    /**
     * Stands in the ledger before the first delivery of an element: if the process ends after it and before the entry is
     * written, and the element goes meanwhile, its end can still be told.
     */
    static byte[] announced(Digest digest) {
        return new byte[] {(byte) digest.version(), ANNOUNCED};
    }

    /**
     * Stands in the ledger before the delivery of a change: if the process ends after it and before the new entry is written,
     * or nobody knows whether it was done, and the element meanwhile is again what it was, that is delivered once more.
     */
    byte[] inDoubt() {
        byte[] doubtful = bytes.clone();
        doubtful[1] |= IN_DOUBT;
        return doubtful;
    }

    /** Whether something else may have been delivered since, and nobody knows. */
    boolean isInDoubt() {
        return (bytes[1] & IN_DOUBT) != 0;
    }

    /** The bytes of this entry before its delivery, for {@link Announcements}. */
    byte[] announced(int round, int number) {
        byte[] announced = new byte[bytes.length + ANNOUNCEMENT_BYTES];
        announced[0] = bytes[0];
        announced[1] = ANNOUNCED_AS_IT_IS;
        INT.set(announced, HEAD_BYTES, round);
        INT.set(announced, HEAD_BYTES + Integer.BYTES, number);
        System.arraycopy(bytes, HEAD_BYTES, announced, HEAD_BYTES + ANNOUNCEMENT_BYTES, bytes.length - HEAD_BYTES);
        return announced;
    }

    /** Whether it was written before the element's delivery. */
    boolean isAnnounced() {
        return state() == ANNOUNCED || state() == ANNOUNCED_AS_IT_IS;
    }

    /** The round of an announcement with its content; 0 for all others. */
    int round() {
        return state() == ANNOUNCED_AS_IT_IS ? (int) INT.get(bytes, HEAD_BYTES) : 0;
    }

    /** The number of an announcement within its round. */
    int number() {
        return (int) INT.get(bytes, HEAD_BYTES + Integer.BYTES);
    }

    /** Whether its end was delivered. */
    boolean isGone() {
        return state() == GONE;
    }

    /** Whether its end was delivered, and nothing else since. */
    boolean isSurelyGone() {
        return isGone() && !isInDoubt();
    }

    /** Whether the element is for sure as it was, by its digest of this version. */
    boolean is(long[] hash) {
        int at = hashAt();
        return !isInDoubt()
                && hash[0] == (long) LONG.get(bytes, at)
                && hash[1] == (long) LONG.get(bytes, at + Long.BYTES);
    }

    /** The version of its digest. */
    int version() {
        return bytes[0];
    }

    /** Whether an earlier version of the digest made it. */
    boolean isOutdated(Digest digest) {
        return bytes[0] < digest.version();
    }

    /** The names of the fields that were known when this was written and are different now. */
    List<String> changedFields(Digest digest, Object element) {
        int[] now = digest.fieldHashes(element, bytes[0]);
        List<String> names = digest.fieldNames(bytes[0]);
        List<String> changed = new ArrayList<>();
        for (int index = 0; index < now.length; index++) {
            if (now[index] != (int) INT.get(bytes, hashAt() + HASH_BYTES + 1 + index * Integer.BYTES)) {
                changed.add(names.get(index));
            }
        }
        return changed;
    }

    /** The element as it was, or empty where that is not kept. */
    byte[] json() {
        return Arrays.copyOfRange(bytes, jsonAt(), bytes.length);
    }

    /** What it says without the element as it was, in which fields may differ that don't count. */
    byte[] withoutJson() {
        return Arrays.copyOf(bytes, jsonAt());
    }

    byte[] bytes() {
        return bytes;
    }

    private int state() {
        return bytes[1] & ~IN_DOUBT;
    }

    private int jsonAt() {
        return bytes.length == HEAD_BYTES
                ? HEAD_BYTES
                : hashAt() + HASH_BYTES + 1 + bytes[hashAt() + HASH_BYTES] * Integer.BYTES;
    }

    private int hashAt() {
        return HEAD_BYTES + (state() == ANNOUNCED_AS_IT_IS ? ANNOUNCEMENT_BYTES : 0);
    }
}
