package io.salesflow.jbang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program in a process of its own, and what it prints. */
final class Program implements AutoCloseable {
    /** A machine that downloads all of Camel and has others at work needs minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final Process process;
    private final Path printed;

    private Program(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    static Program start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path printed = Files.createTempFile(folder, "printed", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        return new Program(builder.start(), printed);
    }

    /** Waits until that is so, or fails with all that was printed if the program ends before. */
    void await(Callable<Boolean> isSo) {
        Awaitility.await().pollInterval(Duration.ofMillis(500)).atMost(LONGEST).until(() -> {
            boolean hasEnded = !process.isAlive();
            if (isSo.call()) {
                return true;
            }
            if (hasEnded) {
                throw new AssertionError("The program ended: " + printed());
            }
            return false;
        });
    }

    /** Waits until it has printed that. */
    void awaitPrinted(String text) {
        await(() -> printed().contains(text));
    }

    /** Waits for its end, which must be a good one. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The program does not end: " + printed());
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("The program failed with " + process.exitValue() + ": " + printed());
        }
    }

    String printed() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
