package io.salesflow.camel.feed;

import io.salesflow.camel.api.Elements;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The changes of a scan, oldest first. However many they are, only some are in memory: the others wait in sorted temporary
 * files, which are merged while they are taken. To be filled first, then sealed, then taken from.
 */
final class ChangeQueue implements Closeable {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final SpilledChangeFormat format;
    private final int mostInMemory;
    private final List<Numbered> inMemory = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final PriorityQueue<Run> runs = new PriorityQueue<>();
    private Path folder;
    private long added;
    private long size;

    ChangeQueue(Elements elements, int mostInMemory) {
        this.format = new SpilledChangeFormat(elements.type());
        this.mostInMemory = mostInMemory;
    }

    /** Adds a change; of two with the same time the one that was added first comes first. */
    void add(PendingChange change) throws IOException {
        inMemory.add(new Numbered(added++, change));
        size++;
        if (inMemory.size() >= mostInMemory) {
            spill();
        }
    }

    /** Says that all are there. */
    void seal() throws IOException {
        inMemory.sort(Comparator.naturalOrder());
        Run memory = new Run(new ArrayList<>(inMemory).iterator());
        inMemory.clear();
        if (memory.advance()) {
            runs.add(memory);
        }
        for (Path file : files) {
            Run run = new Run(file);
            if (run.advance()) {
                runs.add(run);
            }
        }
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
        return runs.element().head.change;
    }

    /** Takes the next one. */
    PendingChange take() throws IOException {
        Run run = runs.remove();
        PendingChange change = run.head.change;
        size--;
        if (run.advance()) {
            runs.add(run);
        }
        return change;
    }

    @Override
    public void close() throws IOException {
        for (Run run : runs) {
            run.close();
        }
        runs.clear();
        inMemory.clear();
        size = 0;
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        files.clear();
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }

    private void spill() throws IOException {
        inMemory.sort(Comparator.naturalOrder());
        if (folder == null) {
            folder = Files.createTempDirectory("salesflow-feed");
        }
        Path file = folder.resolve(files.size() + ".changes");
        files.add(file);
        try (DataOutputStream output =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES))) {
            for (Numbered change : inMemory) {
                format.write(output, change);
            }
            output.writeInt(0);
        }
        inMemory.clear();
    }

    /** A change, and the number of those that were added before. */
    record Numbered(long number, PendingChange change) implements Comparable<Numbered> {
        @Override
        public int compareTo(Numbered other) {
            int byTime = change.order().compareTo(other.change.order());
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** Some of the changes in their order, in memory or in a file. */
    private final class Run implements Comparable<Run>, Closeable {
        private final Iterator<Numbered> memory;
        private final DataInputStream input;
        private Numbered head;

        Run(Iterator<Numbered> memory) {
            this.memory = memory;
            this.input = null;
        }

        Run(Path file) throws IOException {
            memory = null;
            input = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
        }

        boolean advance() throws IOException {
            if (memory != null) {
                head = memory.hasNext() ? memory.next() : null;
            } else {
                head = format.read(input);
            }
            if (head == null) {
                close();
            }
            return head != null;
        }

        @Override
        public int compareTo(Run other) {
            return head.compareTo(other.head);
        }

        @Override
        public void close() throws IOException {
            if (input != null) {
                input.close();
            }
        }
    }
}
