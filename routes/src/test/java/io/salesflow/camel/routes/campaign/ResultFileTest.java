package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir
    private Path folder;

    @Test
    void aRowThatIsNotItsOwnIsToldWithItsLine() throws IOException {
        Path file = folder.resolve("results.csv");
        try (ResultFile results = open(file)) {
            results.add(
                    new PersonToImport(
                            "1", "linkedin.com/in/ada", null, null, null, null, List.of(), null, List.of("x")),
                    ImportOutcome.imported(5L));
        }
        Files.writeString(file, "see Bob\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        file.toString(), "a row of 1 cells", "line 3", "each has 6", "Take that row out");
    }

    private static ResultFile open(Path file) {
        return ResultFile.open(file, "Record", List.of("Name"), ',');
    }
}
