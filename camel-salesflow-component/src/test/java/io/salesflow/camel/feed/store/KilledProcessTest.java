package io.salesflow.camel.feed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.FeedStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed says it wrote is there. */
class KilledProcessTest {
    private static final int KILLS = 10;

    @TempDir
    Path directory;

    @Test
    void everyWriteThatReturnedSurvivesSigkill() throws Exception {
        Random random = new Random();
        long lastWritten = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            lastWritten = writtenUntilKilled(lastWritten + 1 + random.nextInt(300));

            try (FileFeedStore store = new FileFeedStore(directory)) {
                long found = NumberedWrites.lastWholeWrite(store);
                assertThat(found).isGreaterThanOrEqualTo(lastWritten);
                lastWritten = found;
            }
        }
    }

    @Test
    void aSecondProcessIsToldThatTheDirectoryIsInUse() throws Exception {
        Process process = writer();
        try (BufferedReader output = output(process)) {
            output.readLine();
            assertThatThrownBy(() -> new FileFeedStore(directory))
                    .isInstanceOf(FeedStoreException.class)
                    .hasMessageContaining("salesflow-feeds.lock")
                    .hasMessageContaining("in use already")
                    .hasMessageContaining("give each process a state directory of its own");
        } finally {
            process.destroyForcibly().waitFor();
        }
        new FileFeedStore(directory).close();
    }

    /** Kills it when it has written a number, and returns the last one that it printed. */
    private long writtenUntilKilled(long number) throws Exception {
        Process process = writer();
        try (BufferedReader output = output(process)) {
            long printed = 0;
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                printed = Long.parseLong(line);
                if (printed >= number) {
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(printed).as("the last number that the process printed").isGreaterThanOrEqualTo(number);
            return printed;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process writer() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Writes on and on, and prints the number of each write when it returned. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try (FileFeedStore store = new FileFeedStore(Path.of(arguments[0]))) {
                long epoch = store.takeOver(NumberedWrites.FEED);
                for (long number = NumberedWrites.lastWholeWrite(store) + 1; ; number++) {
                    NumberedWrites.write(store, epoch, number);
                    System.out.println(number);
                }
            }
        }
    }
}
