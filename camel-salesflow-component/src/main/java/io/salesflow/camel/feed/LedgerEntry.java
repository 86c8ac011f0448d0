package io.salesflow.camel.feed;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of an element that was delivered.
 *
 * @param version the version of the digest
 * @param isGone whether its end was delivered
 * @param isInDoubt whether something else may have been delivered since, and nobody knows
 * @param high the one half of the digest
 * @param low the other half
 * @param fieldHashes the hash of each field
 * @param json the element as it was, or empty where that is not kept
 */
record LedgerEntry(
        int version, boolean isGone, boolean isInDoubt, long high, long low, int[] fieldHashes, byte[] json) {

    private static final int FIXED_BYTES = 2 + 16 + 1;
    private static final byte DELIVERED = 0;
    private static final byte GONE = 1;
    private static final byte ANNOUNCED = 2;
    private static final byte IN_DOUBT = 4;

    /**
     * Stands in the ledger before the first delivery of an element: if the process ends after it and before the entry is
     * written, and the element goes meanwhile, its end can still be told.
     */
    static byte[] announced() {
        return new byte[] {Digest.VERSION, ANNOUNCED};
    }

    /**
     * Stands in the ledger before the delivery of a change: if the process ends after it and before the new entry is written,
     * or nobody knows whether it was done, and the element meanwhile is again what it was, that is delivered once more.
     */
    static byte[] inDoubt(byte[] bytes) {
        byte[] doubtful = bytes.clone();
        doubtful[1] |= IN_DOUBT;
        return doubtful;
    }

    /** The entry, or null if nothing is known or the element is only announced. */
    static LedgerEntry ofDelivered(byte[] bytes) {
        return bytes == null || bytes[1] == ANNOUNCED ? null : from(bytes);
    }

    static LedgerEntry of(Digest.Content content, boolean isGone, byte[] json) {
        long[] hash = content.hash();
        return new LedgerEntry(Digest.VERSION, isGone, false, hash[0], hash[1], content.fieldHashes(), json);
    }

    /** Whether its end was delivered, and nothing else since. */
    boolean isSurelyGone() {
        return isGone && !isInDoubt;
    }

    /** Whether that content is this, for sure. */
    boolean is(Digest.Content content) {
        if (version != Digest.VERSION) {
            throw new FeedStoreException("The ledger was written by a newer version of the connector (digest " + version
                    + "; this one knows " + Digest.VERSION + "). Use that version, or forget the feed.");
        }
        long[] hash = content.hash();
        return !isInDoubt && hash[0] == high && hash[1] == low;
    }

    /** The names of the fields that are different in that content. */
    List<String> changedFields(Digest.Content content, List<String> names) {
        int[] now = content.fieldHashes();
        List<String> changed = new ArrayList<>();
        for (int index = 0; index < now.length; index++) {
            if (index >= fieldHashes.length || fieldHashes[index] != now[index]) {
                changed.add(names.get(index));
            }
        }
        return changed;
    }

    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(FIXED_BYTES + 4 * fieldHashes.length + json.length);
        int state = (isGone ? GONE : DELIVERED) | (isInDoubt ? IN_DOUBT : 0);
        buffer.put((byte) version).put((byte) state).putLong(high).putLong(low);
        buffer.put((byte) fieldHashes.length);
        for (int hash : fieldHashes) {
            buffer.putInt(hash);
        }
        return buffer.put(json).array();
    }

    static LedgerEntry from(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int version = buffer.get();
        byte state = buffer.get();
        boolean isGone = (state & ~IN_DOUBT) == GONE;
        boolean isInDoubt = (state & IN_DOUBT) != 0;
        if (!buffer.hasRemaining()) {
            return new LedgerEntry(version, isGone, isInDoubt, 0, 0, new int[0], new byte[0]);
        }
        long high = buffer.getLong();
        long low = buffer.getLong();
        int[] hashes = new int[buffer.get()];
        for (int index = 0; index < hashes.length; index++) {
            hashes[index] = buffer.getInt();
        }
        byte[] json = new byte[buffer.remaining()];
        buffer.get(json);
        return new LedgerEntry(version, isGone, isInDoubt, high, low, hashes, json);
    }
}
