package io.salesflow.camel.feed.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Values in the file: bytes, with a checksum for each page. */
final class BytesType extends BasicDataType<byte[]> {
    static final BytesType INSTANCE = new BytesType();
    private static final int ARRAY_HEADER = 24;

    private BytesType() {}

    @Override
    public int getMemory(byte[] bytes) {
        return ARRAY_HEADER + bytes.length;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }

    @Override
    public void write(WriteBuffer buffer, byte[] bytes) {
        buffer.putVarInt(bytes.length).put(bytes);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        int length = DataUtils.readVarInt(buffer);
        if (length < 0 || length > buffer.remaining()) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "A value has {0} bytes", length);
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public void write(WriteBuffer buffer, Object storage, int length) {
        int start = buffer.position();
        super.write(buffer, storage, length);
        PageChecksum.write(buffer, start);
    }

    @Override
    public void read(ByteBuffer buffer, Object storage, int length) {
        int start = buffer.position();
        super.read(buffer, storage, length);
        PageChecksum.verify(buffer, start);
    }
}
