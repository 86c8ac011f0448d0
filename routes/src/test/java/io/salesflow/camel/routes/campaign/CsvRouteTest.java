package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.campaign.RunningImport.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The route from CSV files, in both languages, with a folder that it watches. */
@ParameterizedClass
@EnumSource
abstract class CsvRouteTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @Parameter
    private Language language;

    @TempDir
    Path folder;

    SalesflowSandbox salesflow;

    Path watched;

    @BeforeEach
    void findSandbox() throws IOException {
        salesflow = SALESFLOW.sandbox();
        watched = Files.createDirectory(folder.resolve("people"));
    }

    static String people(int count) {
        return "linkedInUrl,firstName\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "https://www.linkedin.com/in/person-" + i + ",Person " + i + "\n")
                        .collect(Collectors.joining());
    }

    void drop(String name, String content) throws IOException {
        Files.writeString(watched.resolve(name), content, StandardCharsets.UTF_8);
    }

    /** One import fails, after so many that don't. */
    void failOneImport(Fault fault, int after) {
        salesflow.faults().on("members/import", fault).after(after).times(1);
    }

    /** The rows of a result file without its byte order mark. */
    List<String> result(String name) throws IOException {
        return Files.readString(watched.resolve("done").resolve(name + ".result.csv"))
                .substring(1)
                .lines()
                .toList();
    }

    List<String> outcomes(String name) throws IOException {
        return result(name).stream()
                .skip(1)
                .map(row -> row.split("[,;\t]")[1].replace("\"", ""))
                .toList();
    }

    static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    List<Contact> contacts() {
        return salesflow.campaign().contacts();
    }

    ImportTotals poll() {
        return poll(Map.of());
    }

    /** One program that polls once; the totals of the first file that is done, or null. */
    ImportTotals poll(Map<String, String> more) {
        try (RunningImport running = running(more)) {
            return running.poll().stream().findFirst().orElse(null);
        }
    }

    RunningImport running(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "salesflow.csv-to-campaign.directory", watched.toString(),
                "salesflow.csv-to-campaign.readLock", "none",
                "salesflow.import.stateFile", folder.resolve("import.state").toString()));
        properties.putAll(more);
        return new RunningImport(Program.CSV, language, salesflow, properties);
    }
}
