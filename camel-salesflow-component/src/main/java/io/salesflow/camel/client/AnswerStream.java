package io.salesflow.camel.client;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an answer; to close it gives the connection back without reading on. */
final class AnswerStream extends FilterInputStream {
    private final Closeable connection;
    private final Observation observation;
    private boolean finished;
    private boolean closed;

    AnswerStream(InputStream body, Closeable connection, Observation observation) {
        super(body);
        this.connection = connection;
        this.observation = observation;
    }

    @Override
    public int read() throws IOException {
        if (isAtEnd()) {
            return -1;
        }
        return closedAtEnd(super::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (isAtEnd()) {
            return -1;
        }
        return closedAtEnd(() -> super.read(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        observation.ended();
        connection.close();
    }

    private boolean isAtEnd() throws IOException {
        if (!finished && closed) {
            throw new IOException("The answer was closed before its end");
        }
        return finished;
    }

    private int closedAtEnd(Reading reading) throws IOException {
        int read;
        try {
            read = reading.read();
        } catch (IOException e) {
            observation.lost();
            throw e;
        }
        if (read == -1) {
            finished = true;
            close();
        }
        return read;
    }

    private interface Reading {
        int read() throws IOException;
    }
}
