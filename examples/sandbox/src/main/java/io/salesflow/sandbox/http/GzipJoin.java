package io.salesflow.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** One gzip stream made of parts that were deflated before, and of short texts that are stored as they are. */
final class GzipJoin {

    private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};
    private static final byte[] LAST_BLOCK = {1, 0, 0, (byte) 0xFF, (byte) 0xFF};
    private static final int TRAILER = 8;
    private static final int STORED_HEADER = 5;

    private final OutputStream out;
    private int checksum;
    private long plainLength;

    GzipJoin(OutputStream out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    void add(DeflatedPart part) throws IOException {
        part.writeTo(out);
        count(part.checksum(), part.plainLength());
    }

    /** Adds at most 65,535 bytes. */
    void addStored(byte[] bytes) throws IOException {
        out.write(ByteBuffer.allocate(STORED_HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .putShort((short) bytes.length)
                .putShort((short) ~bytes.length)
                .array());
        out.write(bytes);
        CRC32 ofBytes = new CRC32();
        ofBytes.update(bytes);
        count((int) ofBytes.getValue(), bytes.length);
    }

    void end() throws IOException {
        out.write(LAST_BLOCK);
        out.write(ByteBuffer.allocate(TRAILER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(checksum)
                .putInt((int) plainLength)
                .array());
    }

    private void count(int partChecksum, int partLength) {
        checksum = JoinedChecksum.of(checksum, partChecksum, partLength);
        plainLength += partLength;
    }
}
