package io.salesflow.camel.client;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an answer; to close it gives the connection back without reading on. */
final class AnswerStream extends FilterInputStream {
    private final Closeable connection;
    private boolean finished;
    private boolean closed;

    AnswerStream(InputStream body, Closeable connection) {
        super(body);
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        if (isAtEnd()) {
            return -1;
        }
        int read = super.read();
        closeAtEnd(read);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (isAtEnd()) {
            return -1;
        }
        int read = super.read(bytes, offset, length);
        closeAtEnd(read);
        return read;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        connection.close();
    }

    private boolean isAtEnd() throws IOException {
        if (!finished && closed) {
            throw new IOException("The answer was closed before its end");
        }
        return finished;
    }

    private void closeAtEnd(int read) throws IOException {
        if (read == -1) {
            finished = true;
            connection.close();
        }
    }
}
