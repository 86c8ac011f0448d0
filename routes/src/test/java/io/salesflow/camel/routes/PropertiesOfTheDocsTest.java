package io.salesflow.camel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The properties that the pages of the routes show are those that the routes know, and start them, together with what other pages
 * say of Salesflow's account and Salesforce's login.
 */
class PropertiesOfTheDocsTest {
    private static final Path PAGES = Path.of("../docs/routes");
    private static final Path ROUTES = Path.of("src/main/resources/camel");
    private static final Pattern SNIPPET =
            Pattern.compile("^\\[source,properties]\\n----\\n(.*?)^----", Pattern.MULTILINE | Pattern.DOTALL);

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @TempDir
    private Path folder;

    /** Properties that a page shows. */
    record Snippet(String page, Properties shown) {
        @Override
        public String toString() {
            return page;
        }
    }

    static List<Snippet> snippets() {
        return files(PAGES)
                .flatMap(page -> SNIPPET.matcher(text(page))
                        .results()
                        .map(found -> new Snippet(page.getFileName().toString(), properties(found.group(1)))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void areKnown(Snippet snippet) {
        String routes = files(ROUTES).map(PropertiesOfTheDocsTest::text).reduce("", String::concat);
        assertThat(snippet.shown().stringPropertyNames())
                .filteredOn(name -> !name.startsWith("camel."))
                .allSatisfy(name -> assertThat(routes).contains(name));
    }

    /** Else Camel takes all routes of the jar, and some need dependencies that the program has not. */
    @ParameterizedTest
    @MethodSource("snippets")
    void nameTheRoutesThatAreTaken(Snippet snippet) {
        assertThat(snippet.shown()
                        .getProperty("camel.main.routesIncludePattern", "")
                        .split(","))
                .allSatisfy(route -> assertThat(ROUTES.resolve(route.replaceFirst("^classpath:camel/", "")))
                        .isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void startTheRoutesThatTheySwitchOn(Snippet snippet) {
        Properties properties = new Properties();
        properties.putAll(snippet.shown());
        properties.replaceAll((name, value) -> value.toString().replaceAll("\\{\\{env:\\w+}}", "1"));
        List<String> enabled = snippet.shown().stringPropertyNames().stream()
                .filter(name -> name.endsWith(".enabled"))
                .toList();
        SalesflowSandbox salesflow = SALESFLOW.sandbox();
        properties.setProperty("camel.main.autoConfigurationFailFast", "true");
        properties.setProperty("camel.component.salesflow.apiUrl", salesflow.apiUrl());
        properties.setProperty(
                "camel.component.salesflow.stateStore", "#class:io.salesflow.camel.feed.store.MemoryFeedStore");
        enabled.forEach(name -> properties.setProperty(name.replace(".enabled", ".scheduled"), "false"));
        List.of("mail.stateFile", "hubspot.edits.stateFile", "salesflow.import.stateFile")
                .forEach(name ->
                        properties.setProperty(name, folder.resolve(name).toString()));
        properties.putIfAbsent("salesflow.csv-to-campaign.directory", "people");
        properties.replaceAll((name, value) -> name.toString().matches(".*[.](d|actionsD)irectory")
                ? folder.resolve(name.toString()).toString()
                : value);
        properties.putIfAbsent("camel.component.salesflow.token", "1");
        properties.putIfAbsent("camel.component.salesflow.accountId", "1");
        properties.putIfAbsent("camel.component.salesforce.loginUrl", "https://example.my.salesforce.com");
        properties.putIfAbsent("camel.component.salesforce.clientId", "1");
        properties.putIfAbsent("camel.component.salesforce.clientSecret", "1");
        properties.putIfAbsent("camel.component.salesforce.lazyLogin", "true");
        Main main = new Main();
        main.bind("dataSource", new PGSimpleDataSource());
        main.setInitialProperties(properties);
        main.start();
        try {
            assertThat(main.getCamelContext().getRoutes()).hasSizeGreaterThanOrEqualTo(enabled.size());
        } finally {
            main.stop();
        }
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
