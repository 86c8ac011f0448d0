package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.campaign.UnansweredImports.Sent;
import io.salesflow.camel.routes.state.FileClaim;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnansweredImportsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void nameFile() {
        path = folder.resolve("import.state");
    }

    @Test
    void aNoteThatCanNotBeWrittenToItsEndLeavesNothing() throws IOException {
        FullDisk disk = new FullDisk(path);
        try (UnansweredImports imports =
                UnansweredImports.of(path, FileClaim.on(path).orElseThrow(), disk)) {
            imports.sending(1, "ada", NOW);
            disk.isFull = true;
            assertThatThrownBy(() -> imports.sending(1, "bob", NOW))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(path.toString());
            assertThat(imports.of(1, "bob")).isEmpty();
            disk.isFull = false;
            imports.sending(1, "cid", NOW);
        }

        try (UnansweredImports again = UnansweredImports.open(path)) {
            assertThat(again.of(1, "ada")).contains(new Sent(NOW, 1));
            assertThat(again.of(1, "bob")).isEmpty();
            assertThat(again.of(1, "cid")).contains(new Sent(NOW, 1));
        }
        assertThat(Files.readAllLines(path)).hasSize(2);
    }

    @Test
    void aLineThatIsBrokenIsToldAndTheOthersAreRead() throws IOException {
        Files.writeString(path, "1\tada\t1767600000000\t2\nrubbish\n1\tbob\tx\t1\n1\tcid\t17676");
        try (LogLines log = LogLines.of(UnansweredImports.class.getName(), Level.WARN);
                UnansweredImports imports = UnansweredImports.open(path)) {
            assertThat(imports.of(1, "ada")).contains(new Sent(NOW, 2));
            assertThat(imports.of(1, "bob")).isEmpty();
            assertThat(imports.of(1, "cid")).isEmpty();
            assertThat(log.all()).hasSize(2).allMatch(line -> line.contains(path.toString()));
        }
    }

    @Test
    void aSecondOneIsRefusedAndLeavesTheFileToTheFirst() {
        try (UnansweredImports imports = UnansweredImports.open(path)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> UnansweredImports.open(path))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll(path.toString(), "salesflow.import.stateFile");
            }
            imports.sending(1, "ada", NOW);
        }

        try (UnansweredImports again = UnansweredImports.open(path)) {
            assertThat(again.of(1, "ada")).isPresent();
        }
    }

    /** Takes half of what is written when it is full. */
    private static final class FullDisk extends RandomAccessFile {
        private boolean isFull;

        FullDisk(Path path) throws IOException {
            super(path.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            super.write(bytes, 0, isFull ? bytes.length / 2 : bytes.length);
            if (isFull) {
                throw new IOException("No space left on device");
            }
        }
    }
}
