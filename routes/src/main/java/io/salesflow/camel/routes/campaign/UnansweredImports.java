package io.salesflow.camel.routes.campaign;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The imports that were sent and of which no answer was noted yet, in a file: each is noted before it is sent, so that after a
 * crash it is known of whom nobody knows whether Salesflow has him. One program at a time has the file. For several threads.
 */
final class UnansweredImports implements Closeable {
    private static final int LONGEST_FILE = 1_000_000;
    private static final String ANSWERED = "-";

    private final Path path;
    private final RandomAccessFile file;
    private final Map<String, Sent> sent = new HashMap<>();

    /**
     * What is known of an import without an answer.
     *
     * @param at when it was sent last
     * @param attempts how often it was sent
     */
    record Sent(Instant at, int attempts) {}

    private UnansweredImports(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens the file, or makes it.
     *
     * @throws IllegalStateException if another program has it
     * @throws UncheckedIOException if it can't be read or written
     */
    static UnansweredImports open(Path path) {
        try {
            if (path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            UnansweredImports imports = new UnansweredImports(path, file);
            try {
                imports.lock();
                imports.read();
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
            return imports;
        } catch (IOException e) {
            throw new UncheckedIOException("The file of property salesflow.import.stateFile can't be used: " + path, e);
        }
    }

    /** What is known of an import of that person into that campaign; empty if each was answered. */
    synchronized Optional<Sent> of(long campaignId, String profile) {
        return Optional.ofNullable(sent.get(key(campaignId, profile)));
    }

    /** Notes that the person is about to be sent. The note is on the disk when this returns. */
    synchronized void sending(long campaignId, String profile, Instant now) {
        String key = key(campaignId, profile);
        int attempts = of(campaignId, profile).map(Sent::attempts).orElse(0) + 1;
        append(line(key, new Sent(now, attempts)), true);
        sent.put(key, new Sent(now, attempts));
    }

    /** Notes that it is known what became of the person. */
    synchronized void answered(long campaignId, String profile) {
        String key = key(campaignId, profile);
        if (sent.remove(key) != null) {
            append(key + "\t" + ANSWERED + "\n", false);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IllegalStateException("Another program imports with " + path
                    + ". Give each a property salesflow.import.stateFile of its own, and a campaign of its own");
        }
    }

    /** A last line without an end was never finished, and so nothing was sent. */
    private void read() throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String finished = text.substring(0, text.lastIndexOf('\n') + 1);
        finished.lines().forEach(line -> {
            String[] parts = line.split("\t");
            if (parts.length == 4) {
                sent.put(
                        parts[0] + "\t" + parts[1],
                        new Sent(Instant.ofEpochMilli(Long.parseLong(parts[2])), Integer.parseInt(parts[3])));
            } else {
                sent.remove(parts[0] + "\t" + parts[1]);
            }
        });
        file.setLength(sent.isEmpty() ? 0 : finished.getBytes(StandardCharsets.UTF_8).length);
        file.seek(file.length());
    }

    /** All of the line, or nothing of it. */
    private void append(String line, boolean isForced) {
        try {
            if (sent.isEmpty() && file.length() > LONGEST_FILE) {
                file.setLength(0);
            }
            long end = file.length();
            try {
                file.write(line.getBytes(StandardCharsets.UTF_8));
                if (isForced) {
                    file.getFD().sync();
                }
            } catch (IOException e) {
                file.setLength(end);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write to " + path, e);
        }
    }

    private static String line(String key, Sent sent) {
        return key + "\t" + sent.at().toEpochMilli() + "\t" + sent.attempts() + "\n";
    }

    private static String key(long campaignId, String profile) {
        return campaignId + "\t" + profile;
    }
}
