package io.salesflow.camel.feed;

import io.salesflow.camel.api.Elements;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The changes of a scan, oldest first. However many they are, only some are in memory, and those as bytes, which take a
 * fraction of what objects do; the others wait in sorted temporary files, which are merged while they are taken. To be filled
 * first, then sealed, then taken from.
 */
final class ChangeQueue implements Closeable {
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int MOST_BYTES_IN_MEMORY = 7 * 1024 * 1024;

    private final ChangeFormat format;
    private final int mostInMemory;
    private final ChangeBlock memory;
    private final List<ChangeFile> files = new ArrayList<>();
    private final PriorityQueue<Run> runs = new PriorityQueue<>();
    private long size;

    ChangeQueue(Elements elements, int mostInMemory) {
        this.format = new ChangeFormat(elements.type());
        this.mostInMemory = mostInMemory;
        this.memory = new ChangeBlock(format);
    }

    /** Adds a change; of two with the same time the one that was added first comes first. */
    void add(PendingChange change) throws IOException {
        memory.add(change);
        size++;
        if (memory.count() >= mostInMemory || memory.bytes() >= MOST_BYTES_IN_MEMORY) {
            spill();
        }
    }

    /** Says that all are there. */
    void seal() throws IOException {
        for (ChangeFile file : files) {
            addRun(file);
        }
        addRun(memory.sorted());
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** How many are left. */
    long size() {
        return size;
    }

    /** The next one, which stays. */
    PendingChange peek() {
        return runs.element().head();
    }

    /**
     * Takes the next one.
     *
     * @throws IOException if what comes after it can't be read; the queue is of no use then
     */
    PendingChange take() throws IOException {
        Run run = runs.remove();
        PendingChange change = run.head();
        size--;
        if (run.advance()) {
            runs.add(run);
        }
        return change;
    }

    @Override
    public void close() throws IOException {
        runs.clear();
        memory.clear();
        size = 0;
        for (ChangeFile file : files) {
            file.close();
        }
        files.clear();
    }

    private void addRun(SortedChanges changes) throws IOException {
        Run run = new Run(runs.size(), changes);
        if (run.advance()) {
            runs.add(run);
        }
    }

    private void spill() throws IOException {
        try {
            files.add(file());
        } catch (IOException e) {
            throw new IOException(
                    "The changes of a scan can't be put into a temporary file in "
                            + System.getProperty("java.io.tmpdir") + ": " + e.getMessage()
                            + ". Make room there, or set java.io.tmpdir to another directory.",
                    e);
        }
        memory.clear();
    }

    /** A file of what is in memory. It is deleted as soon as it is open, so that nothing is left when the process ends. */
    private ChangeFile file() throws IOException {
        Path file = Files.createTempFile("salesflow-feed", ".changes");
        try {
            write(file);
            return new ChangeFile(file);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private void write(Path file) throws IOException {
        try (DataOutputStream output =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            SortedChanges sorted = memory.sorted();
            for (ByteBuffer change = sorted.next(); change != null; change = sorted.next()) {
                output.writeInt(change.remaining());
                output.write(change.array(), change.position(), change.remaining());
            }
            output.writeInt(0);
        }
    }

    /** Changes in their order, as bytes that begin with the order. */
    interface SortedChanges extends Closeable {
        /** The next one, valid until the one after it is asked for; null at the end. */
        ByteBuffer next() throws IOException;
    }

    /** Some of the changes, and the first of them. Of two with the same order, that of the earlier run was added first. */
    private final class Run implements Comparable<Run>, Closeable {
        private final int number;
        private final SortedChanges changes;
        private ByteBuffer bytes;
        private long order;
        private PendingChange head;

        Run(int number, SortedChanges changes) {
            this.number = number;
            this.changes = changes;
        }

        boolean advance() throws IOException {
            head = null;
            bytes = changes.next();
            if (bytes == null) {
                close();
                return false;
            }
            order = ChangeFormat.order(bytes);
            return true;
        }

        PendingChange head() {
            if (head == null) {
                head = format.read(bytes);
            }
            return head;
        }

        @Override
        public int compareTo(Run other) {
            int byOrder = Long.compare(order, other.order);
            return byOrder != 0 ? byOrder : Integer.compare(number, other.number);
        }

        @Override
        public void close() throws IOException {
            changes.close();
        }
    }

    /** A temporary file. */
    private static final class ChangeFile implements SortedChanges {
        private final DataInputStream input;
        private ByteBuffer buffer = ByteBuffer.allocate(1024);

        ChangeFile(Path file) throws IOException {
            input = new DataInputStream(new BufferedInputStream(
                    Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), BUFFER_BYTES));
        }

        @Override
        public ByteBuffer next() throws IOException {
            int length = input.readInt();
            if (length == 0) {
                return null;
            }
            if (buffer.capacity() < length) {
                buffer = ByteBuffer.allocate(length * 2);
            }
            input.readFully(buffer.array(), 0, length);
            return buffer.clear().limit(length);
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
