package io.salesflow.camel.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads on a thread of its own, a little ahead of the one who takes, so that reading and what is made of it take the time of
 * the longer of the two. For one taker; the source is left alone when this is closed.
 */
final class ReadAhead<T> implements Closeable {
    private static final int MOST_AHEAD = 2;

    private final Source<T> source;
    private final BlockingQueue<Read<T>> read = new ArrayBlockingQueue<>(MOST_AHEAD);
    private final Thread thread;
    private volatile boolean isClosed;

    /** Begins to read. */
    ReadAhead(String threadName, Source<T> source) {
        this.source = source;
        this.thread = new Thread(this::readAll, threadName);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The next one; null at the end.
     *
     * @throws IOException what the source threw, as all other exceptions and errors of it; or if this thread is interrupted
     */
    T next() throws IOException {
        Read<T> next;
        try {
            next = read.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the list was read");
        }
        if (next.failure instanceof IOException failure) {
            throw failure;
        }
        if (next.failure instanceof RuntimeException failure) {
            throw failure;
        }
        if (next.failure instanceof Error failure) {
            throw failure;
        }
        return next.value;
    }

    /** Waits until nothing is read any more. */
    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() {
        try {
            boolean isEnd = false;
            while (!isEnd && !isClosed) {
                Read<T> next = readNext();
                isEnd = next.value == null;
                read.put(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failure is handed to the one who takes. */
    private Read<T> readNext() {
        try {
            return new Read<>(source.next(), null);
        } catch (IOException | RuntimeException | Error e) {
            return new Read<>(null, e);
        }
    }

    /** Where it is read. */
    interface Source<T> {
        /** The next one; null at the end. */
        T next() throws IOException;
    }

    private record Read<T>(T value, Throwable failure) {}
}
