package io.salesflow.camel.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Bytes that are written one after the other, to be used again and again. */
final class Bytes {
    private static final char ONE_BYTE_END = 0x80;
    private static final char TWO_BYTES_END = 0x800;
    private static final int MOST_BYTES_PER_CHARACTER = 2;

    private byte[] array = new byte[512];
    private ByteBuffer view = ByteBuffer.wrap(array);
    private char[] characters = new char[64];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The bytes up to the size, and perhaps others after them; not a copy. */
    byte[] array() {
        return array;
    }

    void put(int value) {
        ensure(1);
        array[size++] = (byte) value;
    }

    void putInt(int value) {
        ensure(Integer.BYTES);
        view.putInt(size, value);
        size += Integer.BYTES;
    }

    void putLong(long value) {
        ensure(Long.BYTES);
        view.putLong(size, value);
        size += Long.BYTES;
    }

    void putTime(Instant time) {
        putLong(time.getEpochSecond());
        putInt(time.getNano());
    }

    /** The length in UTF-8, and then that. */
    void putText(String text) {
        int length = text.length();
        if (characters.length < length) {
            characters = new char[length * 2];
        }
        text.getChars(0, length, characters, 0);
        ensure(Integer.BYTES + length * MOST_BYTES_PER_CHARACTER);
        int at = size + Integer.BYTES;
        for (int index = 0; index < length; index++) {
            char character = characters[index];
            if (character < ONE_BYTE_END) {
                array[at++] = (byte) character;
            } else if (character < TWO_BYTES_END) {
                array[at++] = (byte) (0xC0 | character >> 6);
                array[at++] = (byte) (0x80 | character & 0x3F);
            } else {
                putBytes(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
        view.putInt(size, at - size - Integer.BYTES);
        size = at;
    }

    /** The length, and then the bytes. */
    void putBytes(byte[] bytes) {
        putInt(bytes.length);
        ensure(bytes.length);
        System.arraycopy(bytes, 0, array, size, bytes.length);
        size += bytes.length;
    }

    /** Reads what {@link #putTime} wrote. */
    static Instant time(ByteBuffer input) {
        return Instant.ofEpochSecond(input.getLong(), input.getInt());
    }

    /** Reads what {@link #putText} wrote, from a buffer with an array. */
    static String text(ByteBuffer input) {
        int length = input.getInt();
        String text = new String(input.array(), input.arrayOffset() + input.position(), length, StandardCharsets.UTF_8);
        input.position(input.position() + length);
        return text;
    }

    /** Reads what {@link #putBytes} wrote. */
    static byte[] bytes(ByteBuffer input) {
        byte[] bytes = new byte[input.getInt()];
        input.get(bytes);
        return bytes;
    }

    private void ensure(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
            view = ByteBuffer.wrap(array);
        }
    }
}
