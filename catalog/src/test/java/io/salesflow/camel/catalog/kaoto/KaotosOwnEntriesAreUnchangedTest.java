package io.salesflow.camel.catalog.kaoto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.catalog.kaoto.CatalogTree.Camel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The catalogue that the build made from Kaoto's, held against Kaoto's. */
class KaotosOwnEntriesAreUnchangedTest {
    private static final Path UPSTREAM = Path.of(System.getProperty("kaoto.upstream", "none"));
    private static CatalogTree made;

    @BeforeAll
    static void readTheZip() throws IOException {
        Path zip = Path.of(System.getProperty("kaoto.zip", "none"));
        assumeTrue(Files.exists(zip), "no npm on this machine, so no catalogue of Kaoto was built");
        try (InputStream in = Files.newInputStream(zip)) {
            made = CatalogTree.of(in);
        }
    }

    @Test
    void thereIsCamelOfEveryRuntime() {
        assertThat(made.index().path("definitions").findValuesAsText("runtime"))
                .contains("Main", "Spring Boot", "Quarkus");
        assertThat(made.camels()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(camel -> {
            assertThat(camel.read("components").has("salesflow")).isTrue();
            assertThat(camel.read("kamelets").has("salesflow-email-alert-sink")).isTrue();
        });
    }

    @Test
    void everyFileThatAnIndexNamesIsThere() {
        made.camels()
                .forEach(camel -> camel.definition().findValuesAsText("file").forEach(file -> assertThat(made.files())
                        .as(camel.toString())
                        .containsKey(camel.folder() + "/" + file)));
        StreamSupport.stream(made.index().path("definitions").spliterator(), false)
                .forEach(entry -> assertThat(made.files())
                        .containsKey(entry.path("fileName").asText()));
        assertThat(made.files())
                .containsKey(made.index().path("starterTemplates").asText());
    }

    @Test
    void everythingButOursIsUpstreams() throws IOException {
        List<Camel> camels = made.camels().toList();
        for (Camel camel : camels) {
            for (String catalog : Set.of("components", "kamelets")) {
                JsonNode theirs = upstream(camel, catalog);
                assertThat(camel.read(catalog).properties().stream()
                                .filter(entry -> !entry.getKey().startsWith("salesflow"))
                                .toList())
                        .as(camel + " " + catalog)
                        .isEqualTo(List.copyOf(theirs.properties()));
            }
        }
        int unchanged = 0;
        for (Map.Entry<String, byte[]> file : made.files().entrySet()) {
            Path original = UPSTREAM.resolve(file.getKey());
            if (Files.exists(original) && !file.getKey().equals("index.json")) {
                assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readAllBytes(original));
                unchanged++;
            }
        }
        assertThat(unchanged).isEqualTo(made.files().size() - 1 - 3 * camels.size());
    }

    private static JsonNode upstream(Camel camel, String catalog) throws IOException {
        Path folder = UPSTREAM.resolve(camel.folder());
        try (var files = Files.list(folder)) {
            Path index = files.filter(file -> file.getFileName().toString().startsWith("index-"))
                    .findFirst()
                    .orElseThrow();
            String name = CatalogTree.parse(Files.readString(index))
                    .at("/catalogs/" + catalog + "/file")
                    .asText();
            return CatalogTree.parse(Files.readString(folder.resolve(name)));
        }
    }
}
