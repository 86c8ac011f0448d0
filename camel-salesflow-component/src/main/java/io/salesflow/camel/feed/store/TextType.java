package io.salesflow.camel.feed.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keys in the file: text, in the order of its UTF-16 code units, with a checksum for each page. */
final class TextType extends BasicDataType<String> {
    static final TextType INSTANCE = new TextType();
    private static final int OBJECT_HEADERS = 48;

    private TextType() {}

    @Override
    public int compare(String left, String right) {
        return left.compareTo(right);
    }

    @Override
    public int getMemory(String text) {
        return OBJECT_HEADERS + text.length();
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }

    @Override
    public void write(WriteBuffer buffer, String text) {
        buffer.putVarInt(text.length()).putStringData(text, text.length());
    }

    @Override
    public String read(ByteBuffer buffer) {
        return DataUtils.readString(buffer);
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
