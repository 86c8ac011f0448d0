package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of the routes into a campaign say is so. */
class CampaignDocsTest {
    private static final Path DOCS = Path.of("../docs");

    @ParameterizedTest
    @ValueSource(strings = {"csv-to-campaign", "hubspot-list-to-campaign", "salesforce-report-to-campaign"})
    void everyPropertyOfARouteIsInItsTableWithItsDefault(String route) throws IOException {
        Map<String, String> used = new TreeMap<>();
        Matcher placeholder = Pattern.compile("\\{\\{([\\w.-]+):([^}]*)}}")
                .matcher(Files.readString(Path.of("src/main/resources/camel/" + route + ".yaml")));
        while (placeholder.find()) {
            used.put(placeholder.group(1), placeholder.group(2));
        }

        assertThat(table(route)).containsAllEntriesOf(used);
        assertThat(used).hasSizeGreaterThan(5);
    }

    @Test
    void theDefaultsOfAllImportsAreThoseOfTheTable() throws IOException {
        Map<String, String> table = table("csv-to-campaign");
        ImportSettings settings = ImportSettings.of(new DefaultCamelContext(), Map.of());

        assertThat(table)
                .containsEntry("salesflow.import.stateFile", settings.stateFile())
                .containsEntry(
                        "salesflow.import.unansweredWait",
                        String.valueOf(settings.unansweredWait().toMillis()))
                .containsEntry("salesflow.import.attempts", String.valueOf(settings.attempts()))
                .containsEntry("salesflow.import.batchSize", String.valueOf(settings.batchSize()))
                .containsEntry("salesflow.import.otherCampaigns", "skip");
        assertThat(settings.isImportedFromOtherCampaigns()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv-to-campaign", "hubspot-list-to-campaign", "salesforce-report-to-campaign"})
    void thePropertiesOfAPageAreThoseOfItsTable(String route) throws IOException {
        Matcher block = Pattern.compile(
                        "^\\[source,properties]\\n----\\n(.*?)^----", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("routes/" + route + ".adoc")));
        assertThat(block.find()).isTrue();
        Properties shown = new Properties();
        shown.load(new StringReader(block.group(1)));

        assertThat(shown.stringPropertyNames())
                .contains("salesflow." + route + ".enabled", "salesflow." + route + ".campaignId");
        assertThat(table(route).keySet())
                .containsAll(shown.stringPropertyNames().stream()
                        .filter(name -> name.startsWith("salesflow."))
                        .toList());
    }

    @Test
    void theNamesOfColumnsInThePageAreThoseOfTheFile() throws IOException {
        String page = Files.readString(DOCS.resolve("routes/csv-to-campaign.adoc"));
        ColumnNames names = ColumnNames.read(new DefaultCamelContext(), null);

        assertThat(names.ofLinkedInUrl().split(", "))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static Map<String, String> table(String route) throws IOException {
        Map<String, String> table = new TreeMap<>();
        Matcher row = Pattern.compile("^\\|`([\\w.-]+)`\\n\\|(?:`([^`]*)`)?\\n", Pattern.MULTILINE)
                .matcher(Files.readString(DOCS.resolve("generated/" + route + "-options.adoc")));
        while (row.find()) {
            table.put(row.group(1), row.group(2) == null ? "" : row.group(2));
        }
        return table;
    }
}
