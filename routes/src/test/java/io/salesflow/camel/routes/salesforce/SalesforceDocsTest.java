package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.mapping.ContactMapping;
import io.salesflow.camel.routes.mapping.MappedProperty;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say is so. {@code -Ddocs.write=true} writes the tables that follow from the mappings. */
class SalesforceDocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final List<String> PAGES = List.of("contacts-to-salesforce", "messages-to-salesforce");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(SalesforceRoutesTest.METADATA));

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private final SalesforceSandbox salesforce = SALESFORCE.sandbox();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Lead", "Contact"})
    void theMappingTablesFollowFromTheMappings(String object) throws IOException {
        List<String> lines = new ArrayList<>(List.of("[cols=\"3,3,2\",options=\"header\"]", "|==="));
        lines.add("|Field of the " + object + " |From |At most");
        ContactMapping.read(new DefaultCamelContext(), SalesforcePeople.standardMapping(object), null)
                .properties()
                .forEach((field, property) -> {
                    lines.add("");
                    lines.add("|`" + field + "`");
                    lines.add("|`" + property.from().fieldName() + "`" + otherwise(property));
                    lines.add("|" + limit(property));
                });
        lines.add("|===");
        String text = String.join("\n", lines) + "\n";
        Path file = DOCS.resolve("generated/salesforce-" + object.toLowerCase(Locale.ROOT) + "-mapping.adoc");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }

    @Test
    void everyParameterOfTheRoutesIsInATableWithItsDefault() throws IOException {
        String routes = Files.readString(Path.of("src/main/resources/camel/salesflow-to-salesforce.yaml"));
        Map<String, String> used = new TreeMap<>();
        Matcher placeholder = Pattern.compile("\\{\\{([\\w.-]+):([^}]*)}}").matcher(routes);
        while (placeholder.find()) {
            used.put(placeholder.group(1), placeholder.group(2));
        }
        Map<String, String> told = new TreeMap<>();
        for (String page : PAGES) {
            Matcher row = Pattern.compile("^\\|`(sales[\\w.-]+)`\\n\\|(?:`([^`]*)`)?\\n", Pattern.MULTILINE)
                    .matcher(page(page));
            while (row.find()) {
                told.put(row.group(1), row.group(2) == null ? "" : row.group(2));
            }
        }
        assertThat(told).isEqualTo(used);
    }

    @Test
    void thePropertiesOfThePagesAreAllThatIsNeeded() throws IOException {
        Properties shown = new Properties();
        for (String page : PAGES) {
            shown.load(new StringReader(block(page(page), "properties")));
        }
        assertThat(shown.stringPropertyNames())
                .contains("camel.component.salesflow.token", "camel.component.salesforce.clientSecret");
        List<String> switches = new ArrayList<>();
        shown.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("camel."))
                .forEach(name -> switches.addAll(List.of(name, shown.getProperty(name))));
        switches.addAll(List.of("camel.main.auto-configuration-fail-fast", "true"));
        salesflow.campaign().addContact("linkedin.com/in/ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Hi");
        try (RunningRoutes running = running(switches.toArray(String[]::new))) {
            running.contacts();
            running.messages();
        }
        assertThat(salesforce.objects().all("Lead")).hasSize(1);
        assertThat(salesforce.objects().all("Task")).hasSize(1);
    }

    @Test
    void theMappingFileOfThePageDoesWhatItSays() throws IOException {
        Path file = Files.writeString(
                folder.resolve("my-lead.yaml"),
                // The stand-in has no LeadSource.
                block(page("contacts-to-salesforce"), "yaml").replace("LeadSource", "FirstName"));
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.occupation("x".repeat(70))
                .industry("Computing"));
        try (RunningRoutes running = running("salesforce.mapping", "file:" + file)) {
            running.contacts();
        }
        assertThat(salesforce.objects().all("Lead")).singleElement().satisfies(lead -> assertThat(lead.values())
                .containsEntry("Title", "x".repeat(59) + "…")
                .containsEntry("FirstName", "LinkedIn")
                .doesNotContainKey("Salesflow_Industry__c"));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (String page : PAGES) {
            Matcher link = Pattern.compile("(?:link:|include::)([\\w./-]+)\\[").matcher(page(page));
            while (link.find()) {
                assertThat(DOCS.resolve("routes").resolve(link.group(1))).exists();
            }
        }
    }

    private RunningRoutes running(String... more) {
        return new RunningRoutes(Form.YAML, new MemoryFeedStore(), salesflow, salesforce, more);
    }

    private static String limit(MappedProperty property) {
        String longest = property.longest() == null ? "" : property.longest().toString();
        return property.tooLong() == MappedProperty.TooLong.LEAVE_OUT ? longest + ", or else not written" : longest;
    }

    private static String otherwise(MappedProperty property) {
        return property.otherwise() == null ? "" : ", or else \"" + property.otherwise() + "\"";
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
