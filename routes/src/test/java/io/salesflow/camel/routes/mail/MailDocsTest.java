package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of the routes to e-mail say is so. */
class MailDocsTest {
    private static final Path DOCS = Path.of("../docs");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"replies-to-mail", "digest-to-mail", "alerts-to-mail"})
    void everyParameterOfTheRouteIsInTheTableWithItsDefault(String name) throws IOException {
        String route = Files.readString(Path.of("src/main/resources/camel/salesflow-" + name + ".yaml"));
        Map<String, String> used = new TreeMap<>();
        Matcher placeholder = Pattern.compile("\\{\\{([\\w.-]+)(?::([^}]*))?}}").matcher(route);
        while (placeholder.find()) {
            used.put(placeholder.group(1), placeholder.group(2) == null ? "" : placeholder.group(2));
        }
        String table = Files.readString(DOCS.resolve("generated/salesflow-" + name + "-options.adoc"));
        Map<String, String> told = new TreeMap<>();
        Matcher row = Pattern.compile("^\\|`([\\w.-]+)`\\n\\|(?:`([^`]*)`)?\\n", Pattern.MULTILINE)
                .matcher(table);
        while (row.find()) {
            told.put(row.group(1), row.group(2) == null ? "" : row.group(2));
        }
        assertThat(told).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replies-to-mail", "digest-to-mail", "alerts-to-mail"})
    void thePropertiesOfThePageAreAllThatIsNeeded(String name) throws IOException {
        Properties shown = new Properties();
        shown.load(new StringReader(block(page(name), "properties")));
        shown.replaceAll((key, value) -> value.toString().replaceAll("\\{\\{env:\\w+}}", "1"));
        shown.setProperty("camel.main.autoConfigurationFailFast", "true");
        shown.setProperty("camel.component.salesflow.stateStore", "#feedStore");
        shown.setProperty(
                "camel.component.salesflow.apiUrl", SALESFLOW.sandbox().apiUrl());
        shown.setProperty("mail.stateFile", folder.resolve("mail.state").toString());
        Main main = new Main();
        main.bind("feedStore", new MemoryFeedStore());
        main.setOverrideProperties(shown);
        main.start();
        try {
            assertThat(main.getCamelContext().getRoutes()).isNotEmpty().allMatch(route -> route.getRouteId()
                    .contains(name));
        } finally {
            main.stop();
        }
    }

    @Test
    void theTemplateOfThePageCanBeFilled() throws IOException {
        Files.writeString(folder.resolve("reply.subject.ftl"), block(page("replies-to-mail"), "ftl"));
        MailTemplates templates = new MailTemplates(folder.toString(), List.of("reply"));

        assertThat(templates
                        .of("reply", Map.of("name", "Ada", "company", "Engines", "text", "Hi"))
                        .subject())
                .isEqualTo("Ada of Engines has replied");
        assertThat(templates.of("reply", Map.of("name", "Ada", "text", "Hi")).subject())
                .isEqualTo("Ada has replied");
    }

    @Test
    void everyTemplateIsOnAPage() throws IOException {
        Map<String, String> pages = new HashMap<>();
        for (String name : List.of("replies-to-mail", "digest-to-mail", "alerts-to-mail")) {
            pages.put(name, page(name));
        }
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/salesflow/mail"))) {
            assertThat(templates
                            .map(path -> path.getFileName().toString())
                            .filter(name -> name.matches("\\w+\\.(subject|text|html)\\.ftlh?")))
                    .hasSize(12)
                    .allMatch(name -> pages.values().stream().anyMatch(page -> page.contains("`" + name + "`")));
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (String name : List.of("replies-to-mail", "digest-to-mail", "alerts-to-mail")) {
            Matcher link = Pattern.compile("(?:link:|include::)([\\w./-]+)(?:#(\\w+))?\\[")
                    .matcher(page(name));
            while (link.find()) {
                Path target = DOCS.resolve("routes").resolve(link.group(1));
                assertThat(target).exists();
                if (link.group(2) != null) {
                    assertThat(Files.readString(target).toLowerCase(Locale.ROOT))
                            .contains("== " + link.group(2).substring(1).replace('_', ' '));
                }
            }
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(DOCS.resolve("routes/" + name + ".adoc"));
    }

    private static String block(String page, String language) {
        Matcher block = Pattern.compile(
                        "^\\[source," + language + "]\\n----\\n(.*?)^----", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
