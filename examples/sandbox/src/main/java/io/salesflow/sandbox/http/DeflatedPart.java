package io.salesflow.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A piece of a compressed stream that can stand between any others: it refers to nothing before it and ends on a whole
 * byte.
 *
 * @param packed the checksum and the length of the plain bytes, four bytes each, and then the deflated bytes
 */
record DeflatedPart(byte[] packed) {

    private static final int HEADER = 2 * Integer.BYTES;
    private static final int CHUNK = 32 * 1024;

    static DeflatedPart of(byte[] packed) {
        return new DeflatedPart(packed);
    }

    static DeflatedPart deflate(byte[] plain) {
        CRC32 checksum = new CRC32();
        checksum.update(plain);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + HEADER);
        bytes.writeBytes(ByteBuffer.allocate(HEADER)
                .putInt((int) checksum.getValue())
                .putInt(plain.length)
                .array());
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            byte[] chunk = new byte[CHUNK];
            int length;
            do {
                length = deflater.deflate(chunk, 0, CHUNK, Deflater.SYNC_FLUSH);
                bytes.write(chunk, 0, length);
            } while (length == CHUNK);
        } finally {
            deflater.end();
        }
        return new DeflatedPart(bytes.toByteArray());
    }

    int checksum() {
        return ByteBuffer.wrap(packed).getInt();
    }

    int plainLength() {
        return ByteBuffer.wrap(packed).getInt(Integer.BYTES);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(packed, HEADER, packed.length - HEADER);
    }
}
