package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.state.FileClaim;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The imports that were sent and of which no answer was noted yet, in a file: each is noted before it is sent, so that after a
 * crash it is known of whom nobody knows whether Salesflow has him. One program at a time has the file. For several threads.
 */
final class UnansweredImports implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(UnansweredImports.class);
    private static final Pattern NOTE =
            Pattern.compile("(?<key>\\d+\t[^\t]+)\t(?:-|(?<at>\\d{1,18})\t(?<attempts>\\d{1,9}))");
    private static final int LONGEST_FILE = 1_000_000;
    private static final String ANSWERED = "-";

    private final Path path;
    private final FileClaim claim;
    private final RandomAccessFile file;
    private final Map<String, Sent> sent = new HashMap<>();

    /**
     * What is known of an import without an answer.
     *
     * @param at when it was sent last
     * @param attempts how often it was sent
     */
    record Sent(Instant at, int attempts) {}

    private UnansweredImports(Path path, FileClaim claim, RandomAccessFile file) {
        this.path = path;
        this.claim = claim;
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
            FileClaim claim = claim(path);
            try {
                return of(path, claim, new RandomAccessFile(path.toFile(), "rw"));
            } catch (IOException | RuntimeException e) {
                claim.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file of property salesflow.import.stateFile can't be used: " + path, e);
        }
    }

    /** Those in an open file, which is closed with them. */
    static UnansweredImports of(Path path, FileClaim claim, RandomAccessFile file) throws IOException {
        UnansweredImports imports = new UnansweredImports(path, claim, file);
        try {
            imports.read();
            return imports;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
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
        try (claim) {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileClaim claim(Path path) throws IOException {
        return FileClaim.on(path)
                .orElseThrow(() -> new IllegalStateException("Another program imports with " + path
                        + ". Give each a property salesflow.import.stateFile of its own, and a campaign of its own"));
    }

    /** A last line without an end was never finished, and so nothing was sent. */
    private void read() throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String finished = text.substring(0, text.lastIndexOf('\n') + 1);
        finished.lines().forEach(this::read);
        file.setLength(sent.isEmpty() ? 0 : finished.getBytes(StandardCharsets.UTF_8).length);
        file.seek(file.length());
    }

    private void read(String line) {
        Matcher note = NOTE.matcher(line);
        if (!note.matches()) {
            LOG.warn("A line of {} is no note of an import, and is left out: {}", path, line);
        } else if (note.group("attempts") == null) {
            sent.remove(note.group("key"));
        } else {
            sent.put(
                    note.group("key"),
                    new Sent(
                            Instant.ofEpochMilli(Long.parseLong(note.group("at"))),
                            Integer.parseInt(note.group("attempts"))));
        }
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
