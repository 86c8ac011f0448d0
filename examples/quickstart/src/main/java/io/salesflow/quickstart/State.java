package io.salesflow.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the feeds keep what they know. Stand-ins that end with the program forget everybody, so what is known of them ends
 * with it, too.
 */
final class State implements AutoCloseable {
    private final Path folder;
    private final boolean isKept;

    private State(Path folder, boolean isKept) {
        this.folder = folder;
        this.isKept = isKept;
    }

    static State kept(Path folder) {
        return new State(folder, true);
    }

    static State forgotten() {
        try {
            return new State(Files.createTempDirectory("quickstart"), false);
        } catch (IOException e) {
            throw new SetupException("A temporary folder can't be made: " + e.getMessage());
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public String toString() {
        return isKept ? folder.toString() : "forgotten at the end, as the stand-ins are";
    }

    @Override
    public void close() {
        if (isKept) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
