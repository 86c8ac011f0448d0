package io.salesflow.camel.routes.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.routes.LogLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private final List<CamelContext> programs = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("made/mail.state");
    }

    @AfterEach
    void stop() {
        programs.forEach(CamelContext::stop);
    }

    @Test
    void whatWasKeptIsThereAfterARestart() throws IOException {
        StateRepository<String, String> states = states(program());
        states.setState("digest.1", "2026-01-04");
        states.setState("digest.1", "2026-01-05");
        states.setState("alert.Ädä", "A=B@1");
        programs.get(0).stop();

        assertThat(Files.readString(file)).isEqualTo("alert.Ädä=A=B@1\ndigest.1=2026-01-05\n");
        StateRepository<String, String> again = states(program());
        assertThat(again.getState("digest.1")).isEqualTo("2026-01-05");
        assertThat(again.getState("alert.Ädä")).isEqualTo("A=B@1");
        assertThat(again.getState("digest.2")).isNull();
    }

    @Test
    void linesThatAreBrokenAreToldAndTheOthersAreRead() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "digest.1=2026-01-04\r\n\nrubbish\n=x\ndigest.1=2026-01-05\ndigest.2=2026-0");
        try (LogLines log = LogLines.of(StateFile.class.getName(), Level.WARN)) {
            StateRepository<String, String> states = states(program());

            assertThat(states.getState("digest.1")).isEqualTo("2026-01-05");
            assertThat(states.getState("digest.2")).isNull();
            assertThat(log.all())
                    .hasSize(3)
                    .allMatch(line -> line.contains(file.toString()))
                    .anyMatch(line -> line.contains("line 3") && line.contains("rubbish"))
                    .anyMatch(line -> line.contains("line 6") && line.contains("digest.2=2026-0"));
        }
    }

    @Test
    void theFileIsThereAsAWholeAtAnyTime() throws IOException {
        StateRepository<String, String> states = states(program());
        states.setState("a", "1");
        Path before = Files.createLink(folder.resolve("before"), file);
        states.setState("b", "2");
        programs.get(0).stop();

        assertThat(before).hasContent("a=1");
        assertThat(file).hasContent("a=1\nb=2");
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("mail.state", "mail.state.lock");
        }
    }

    @Test
    void whatCanNotBeWrittenIsToldAndWrittenWithTheNext() throws IOException {
        StateRepository<String, String> states = states(program());
        states.setState("a", "1");
        Files.createDirectory(file.resolveSibling(".mail.state.tmp"));

        assertThatThrownBy(() -> states.setState("a", "2"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(file.toString(), "property mail.stateFile");
        assertThat(states.getState("a")).isEqualTo("2");
        assertThat(file).hasContent("a=1");
        Files.delete(file.resolveSibling(".mail.state.tmp"));
        states.setState("b", "3");
        assertThat(file).hasContent("a=2\nb=3");
    }

    @Test
    void aPlaceThatCanNotBeWrittenToStopsTheStart() throws IOException {
        Files.createDirectories(file.resolveSibling(".mail.state.tmp"));

        assertThatThrownBy(() -> states(program()))
                .hasStackTraceContaining("The file of property mail.stateFile can't be used: " + file);
    }

    @Test
    void aSecondProgramIsToldWhichFileItIs() throws IOException {
        CamelContext first = program();
        states(first).setState("a", "1");
        CamelContext second = program();
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> states(second))
                    .hasStackTraceContaining("Another program uses the file " + file)
                    .hasStackTraceContaining("mail.stateFile");
        }
        first.stop();

        assertThat(states(second).getState("a")).isEqualTo("1");
    }

    @Test
    void routesOfOneProgramHaveTheSame() {
        CamelContext program = program();

        assertThat(states(program)).isSameAs(states(program));
    }

    @Test
    void whoNamesAnotherFileHasThatOne() {
        CamelContext program = program();
        states(program).setState("a", "1");
        Path other = file.resolveSibling("other.state");

        StateFile.of(program, "salesflowMailState", other.toString(), "property mail.stateFile")
                .setState("a", "2");

        assertThat(file).hasContent("a=1");
        assertThat(other).hasContent("a=2");
    }

    @Test
    void aRepositoryOfTheUserIsTakenInstead() {
        CamelContext program = program();
        MemoryStateRepository own = new MemoryStateRepository();
        program.getRegistry().bind("salesflowMailState", own);

        assertThat(states(program)).isSameAs(own);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatDoesNotFitIntoALineIsRefused() {
        StateRepository<String, String> states = states(program());

        assertThatThrownBy(() -> states.setState("a=b", "c")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> states.setState("a", "b\nc=d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> states.setState("a", "b\r")).isInstanceOf(IllegalArgumentException.class);
        assertThat(file).isEmptyFile();
    }

    @Test
    void afterTheEndNothingIsTakenForUnknown() {
        StateRepository<String, String> states = states(program());
        states.setState("a", "1");
        programs.get(0).stop();

        assertThatThrownBy(() -> states.getState("a")).hasMessageContaining("Camel has stopped");
        assertThatThrownBy(() -> states.setState("a", "2")).hasMessageContaining("Camel has stopped");
        assertThat(file).hasContent("a=1");
    }

    private CamelContext program() {
        CamelContext program = new DefaultCamelContext();
        program.start();
        programs.add(program);
        return program;
    }

    private StateRepository<String, String> states(CamelContext program) {
        return StateFile.of(program, "salesflowMailState", file.toString(), "property mail.stateFile");
    }
}
