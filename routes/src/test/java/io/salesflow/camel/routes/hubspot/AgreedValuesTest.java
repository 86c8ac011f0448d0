package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreedValuesTest {
    private static final int MOST = 20;

    private final List<AgreedValues> programs = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("made/edits.state.agreed");
    }

    @AfterEach
    void stop() {
        programs.forEach(AgreedValues::stop);
    }

    @Test
    void whatWasAgreedIsKnownAfterARestartAndTheLastCounts() {
        AgreedValues agreed = program();
        agreed.note(Map.of("ada", Map.of("email", "Ada@Example.com", "phone", "1")));
        agreed.note(Map.of("ada", Map.of("phone", "2"), "bob", Map.of("company", "Engines = 王 🚀")));
        agreed.stop();

        AgreedValues again = program();
        assertThat(again.has("ada", "email", "ada@example.com")).isTrue();
        assertThat(again.has("ada", "phone", "1")).isFalse();
        assertThat(again.has("ada", "phone", "2")).isTrue();
        assertThat(again.has("bob", "company", "Engines = 王 🚀")).isTrue();
        assertThat(again.has("bob", "phone", "2")).isFalse();
    }

    @Test
    void aCrashLeavesAllButTheLineThatWasBeingWritten() throws IOException {
        program().note(Map.of("ada", Map.of("phone", "1")));
        Path crashed = Files.copy(file, folder.resolve("crashed.agreed"));
        programs.get(0).note(Map.of("bob", Map.of("phone", "2")));
        String line =
                Files.readString(file).lines().reduce((one, other) -> other).orElseThrow();
        Files.writeString(crashed, line.substring(0, line.length() - 1), StandardOpenOption.APPEND);

        file = crashed;
        AgreedValues again = program();
        assertThat(again.has("ada", "phone", "1")).isTrue();
        assertThat(again.has("bob", "phone", "2")).isFalse();
        again.note(Map.of("bob", Map.of("phone", "2")));
        again.stop();
        assertThat(program().has("bob", "phone", "2")).isTrue();
    }

    @Test
    void nothingInTheFileTellsWhoItIs() throws IOException {
        program()
                .note(Map.of(
                        "ada-lovelace",
                        Map.of("email", "ada@example.com", "phone", "5551234567", "company", "Engines")));

        assertThat(file)
                .content()
                .containsIgnoringCase("phone=")
                .doesNotContainIgnoringCase("ada")
                .doesNotContain("example", "5551234567", "Engines");
    }

    @Test
    void noFileLooksLikeAnother() throws IOException {
        program().note(Map.of("ada", Map.of("phone", "1")));
        String one = Files.readString(file);
        file = folder.resolve("other.agreed");
        program().note(Map.of("ada", Map.of("phone", "1")));

        assertThat(Files.readString(file).lines())
                .doesNotContainAnyElementsOf(one.lines().toList());
    }

    @Test
    void itIsBoundedInMemoryAndInTheFile() throws IOException {
        AgreedValues agreed = program();
        for (int round = 0; round < 300; round++) {
            int number = round;
            agreed.note(Map.of("ada", Map.of("phone", "1" + number)));
            IntStream.range(0, 20)
                    .forEach(i -> agreed.note(Map.of("person-" + number + "-" + i, Map.of("phone", "2"))));
        }
        assertThat(Files.readString(file).lines()).hasSizeLessThan(1100);
        agreed.stop();

        AgreedValues again = program();
        assertThat(Files.readString(file).lines()).hasSize(MOST + 1);
        assertThat(again.has("person-299-19", "phone", "2")).isTrue();
        assertThat(again.has("ada", "phone", "1299")).isFalse();
    }

    @Test
    void whatIsKnownAlreadyIsNotWrittenAgain() throws IOException {
        AgreedValues agreed = program();
        agreed.note(Map.of("ada", Map.of("phone", "1")));
        String once = Files.readString(file);
        agreed.note(Map.of("ada", Map.of("phone", "1"), "bob", Map.of()));

        assertThat(file).hasContent(once.stripTrailing());
    }

    @Test
    void aSecondProgramIsToldWhichPropertyToSet() {
        program();

        assertThatThrownBy(this::program)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(file.toString(), "hubspot.edits.agreedFile");
    }

    @Test
    void aPlaceThatCanNotBeWrittenToIsToldAtTheStart() throws IOException {
        Files.createDirectories(file.resolveSibling("." + file.getFileName() + ".tmp"));

        assertThatThrownBy(this::program)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(file.toString(), "hubspot.edits.agreedFile");
        Files.delete(file.resolveSibling("." + file.getFileName() + ".tmp"));
        assertThat(program().has("ada", "phone", "1")).isFalse();
    }

    private AgreedValues program() {
        AgreedValues program = new AgreedValues(file, MOST);
        program.start();
        programs.add(program);
        return program;
    }
}
