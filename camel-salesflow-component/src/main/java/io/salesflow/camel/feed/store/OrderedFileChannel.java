package io.salesflow.camel.feed.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A file channel that puts all but the last block of a write on the disk before the last one. */
class OrderedFileChannel extends UninterruptibleFileChannel {
    private static final int BLOCK_SIZE = 4096;

    OrderedFileChannel(String name, String mode) throws IOException {
        super(name, mode);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        if (length <= BLOCK_SIZE) {
            return super.write(source, position);
        }
        int end = source.limit();
        source.limit(end - BLOCK_SIZE);
        super.write(source, position);
        force(false);
        source.limit(end);
        super.write(source, position + length - BLOCK_SIZE);
        return length;
    }
}
