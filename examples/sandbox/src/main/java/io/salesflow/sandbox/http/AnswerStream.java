package io.salesflow.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/**
 * The body of an answer on its way to the client. What fits into the buffer goes out at once and with its length; more
 * is streamed.
 */
final class AnswerStream extends OutputStream {

    private static final int BUFFER = 64 * 1024;

    private final Response response;
    private byte[] buffer = new byte[BUFFER];
    private int length;

    AnswerStream(Response response) {
        this.response = response;
    }

    @Override
    public void write(int value) throws IOException {
        if (length == BUFFER) {
            flush();
        }
        buffer[length++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (count > BUFFER - length) {
            flush();
        }
        if (count > BUFFER) {
            Content.Sink.write(response, false, ByteBuffer.wrap(bytes, offset, count));
        } else {
            System.arraycopy(bytes, offset, buffer, length, count);
            length += count;
        }
    }

    @Override
    public void flush() throws IOException {
        if (length > 0) {
            Content.Sink.write(response, false, ByteBuffer.wrap(buffer, 0, length));
            length = 0;
        }
    }

    @Override
    public void close() throws IOException {
        if (buffer != null) {
            byte[] last = buffer;
            buffer = null;
            Content.Sink.write(response, true, ByteBuffer.wrap(last, 0, length));
        }
    }
}
