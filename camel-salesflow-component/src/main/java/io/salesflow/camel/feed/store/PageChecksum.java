package io.salesflow.camel.feed.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/**
 * A checksum after the keys and after the values of each page. MVStore has checksums of the first and the last bytes of
 * what it writes at once, but not of what is between.
 */
final class PageChecksum {
    private PageChecksum() {}

    static void write(WriteBuffer buffer, int start) {
        buffer.putInt(of(buffer.getBuffer(), start, buffer.position()));
    }

    static void verify(ByteBuffer buffer, int start) {
        int expected = of(buffer, start, buffer.position());
        if (buffer.getInt() != expected) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "The checksum of a page is wrong");
        }
    }

    private static int of(ByteBuffer buffer, int start, int end) {
        ByteBuffer content = buffer.duplicate();
        content.limit(end).position(start);
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return (int) checksum.getValue();
    }
}
