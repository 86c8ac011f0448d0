package io.salesflow.camel.feed.store;

import java.nio.ByteBuffer;

/**
 * What the file says of a feed as such.
 *
 * @param number names the feed's maps in the file
 * @param epoch the number of times that it was taken over or forgotten
 * @param isListed whether it was taken over, and not forgotten since
 */
record FeedRecord(int number, long epoch, boolean isListed) {
    private static final int LENGTH = Integer.BYTES + Long.BYTES + 1;

    FeedRecord takenOver() {
        return new FeedRecord(number, epoch + 1, true);
    }

    FeedRecord forgotten() {
        return new FeedRecord(number, epoch + 1, false);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(LENGTH)
                .putInt(number)
                .putLong(epoch)
                .put((byte) (isListed ? 1 : 0))
                .array();
    }

    static FeedRecord of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new FeedRecord(buffer.getInt(), buffer.getLong(), buffer.get() == 1);
    }
}
