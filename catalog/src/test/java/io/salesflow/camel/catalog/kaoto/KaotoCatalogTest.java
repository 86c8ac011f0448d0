package io.salesflow.camel.catalog.kaoto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SpecVersion;
import io.salesflow.camel.catalog.kaoto.CatalogTree.Camel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How ours come into a catalogue, tried on a small one that has the form of Kaoto's. */
class KaotoCatalogTest {
    private static final Path COMPONENTS = Path.of("target/classes/org/apache/camel/catalog/components");
    private static final Path KAMELETS = Path.of("../routes/src/main/resources/kamelets");

    @TempDir
    private Path upstream;

    @BeforeEach
    void makeACatalogue() throws IOException {
        write("index.json", """
                {"version": 3, "name": "Default Kaoto catalog", "starterTemplates": "starter/index-1.json",
                 "definitions": [
                  {"name": "Camel Main 4.22.1", "version": "4.22.1", "fileName": "main/4.22.1/index-1.json"},
                  {"name": "Camel Main 4.18.4", "version": "4.18.4", "fileName": "main/4.18.4/index-2.json"},
                  {"name": "Camel Main 4.18.3.redhat-1", "version": "4.18.3.redhat-1",
                   "fileName": "main/4.18.3.redhat-1/index-3.json"},
                  {"name": "XSLT 3.0", "version": "3.0", "fileName": "xslt/index.json"}]}""");
        for (String version : new String[] {"4.22.1", "4.18.4", "4.18.3.redhat-1"}) {
            String folder = "main/" + version;
            String number = version.startsWith("4.22") ? "1" : version.equals("4.18.4") ? "2" : "3";
            write(folder + "/index-" + number + ".json", """
                    {"name": "Camel Main", "camelCatalogVersion": "%s", "catalogs": {
                      "components": {"name": "components", "file": "components-0000.json"},
                      "kamelets": {"name": "kamelets", "file": "kamelets-0000.json"},
                      "languages": {"name": "languages", "file": "languages-0000.json"}}}""".formatted(version));
            write(folder + "/components-0000.json", "{\n\t\"timer\" : {\n\t\t\"a\" : 1.10\n\t}\n}");
            write(folder + "/kamelets-0000.json", "{\n\t\"log-sink\" : { }\n}");
            write(folder + "/languages-0000.json", "{ }");
        }
        write("xslt/index.json", "{\"name\": \"XSLT\", \"catalogs\": {}}");
        write("starter/index-1.json", "{}");
    }

    @Test
    void camelsOfTheLineAreExtendedOthersLeftOutAndTheRestIsKept() throws IOException {
        CatalogTree made = make();

        assertThat(made.index().path("definitions").findValuesAsText("name"))
                .containsExactly("Camel Main 4.18.4", "Camel Main 4.18.3.redhat-1", "XSLT 3.0");
        assertThat(made.files()).containsKeys("xslt/index.json", "starter/index-1.json");
        assertThat(made.files().keySet())
                .filteredOn(name -> name.startsWith("main/4.18.4"))
                .hasSize(4)
                .doesNotContain("main/4.18.4/components-0000.json", "main/4.18.4/index-2.json");
    }

    @Test
    void upstreamsTextStandsThereAsItWas() throws IOException {
        Camel camel = make().camels().findFirst().orElseThrow();

        assertThat(camel.textOf("components"))
                .startsWith("{\n\t\"timer\" : {\n\t\t\"a\" : 1.10\n\t},\n\t\"salesflow\" : {");
        assertThat(camel.read("components").properties()).hasSize(3);
        assertThat(camel.textOf("languages")).isEqualTo("{ }");
    }

    @Test
    void ourComponentIsThereWithAForm() throws IOException {
        JsonNode salesflow =
                make().camels().findFirst().orElseThrow().read("components").path("salesflow");
        JsonNode form = salesflow.path("propertiesSchema");

        assertThat(salesflow.at("/component/artifactId").asText()).isEqualTo("camel-salesflow");
        assertThat(form.path("required")).hasToString("[\"operation\"]");
        assertThat(form.at("/properties/operation/enum")).hasSizeGreaterThan(20);
        assertThat(form.at("/properties/token/format").asText()).isEqualTo("password");
        assertThat(form.at("/properties/token/$comment").asText()).isEqualTo("group:security");
        assertThat(form.at("/properties/delay")).hasToString("""
                {"title":"Delay","description":"The time between the end of a poll and the next poll.",\
                "type":"string","$comment":"group:scheduler","format":"duration","default":"1m"}""");
        assertThat(form.at("/properties/stateStore/format").asText())
                .isEqualTo("bean:io.salesflow.camel.feed.FeedStore");
        assertThat(form.at("/properties/customFields/items/type").asText()).isEqualTo("string");
        assertThat(form.at("/properties/httpOptions/type").asText()).isEqualTo("object");
        assertThat(form.at("/properties/batchSize/default").isInt()).isTrue();
    }

    @Test
    void everyFormIsAJsonSchemaAndEverySecretAPassword() throws IOException {
        JsonSchema draft7 = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(com.networknt.schema.SchemaLocation.of(SchemaId.V7));
        Camel camel = make().camels().findFirst().orElseThrow();

        for (String catalog : new String[] {"components", "kamelets"}) {
            camel.read(catalog).properties().stream()
                    .filter(entry -> entry.getKey().startsWith("salesflow"))
                    .forEach(entry -> {
                        JsonNode form = entry.getValue().path("propertiesSchema");
                        assertThat(draft7.validate(form)).as(entry.getKey()).isEmpty();
                        form.path("properties").properties().forEach(property -> assertThat(isSecret(property.getKey()))
                                .as(entry.getKey() + " " + property.getKey())
                                .isEqualTo(property.getValue()
                                        .path("format")
                                        .asText()
                                        .equals("password")));
                    });
        }
    }

    @Test
    void everyKameletIsThereWithItsForm() throws IOException {
        JsonNode kamelets = make().camels().findFirst().orElseThrow().read("kamelets");
        JsonNode form = kamelets.at("/salesflow-messages-source/propertiesSchema");

        try (Stream<Path> files = Files.list(KAMELETS)) {
            assertThat(kamelets.properties())
                    .hasSize(1
                            + (int) files.filter(file -> file.toString().endsWith(".kamelet.yaml"))
                                    .count());
        }
        assertThat(kamelets.at("/salesflow-messages-source/kind").asText()).isEqualTo("Kamelet");
        assertThat(form.at("/properties/token/format").asText()).isEqualTo("password");
        assertThat(form.at("/properties/period/format").asText()).isEqualTo("duration");
        assertThat(form.at("/properties/apiUrl/$comment").asText()).isEqualTo("group:advanced");
        assertThat(form.path("required").toString()).contains("token");
    }

    @Test
    void theSameInputGivesTheSameBytesAndAnotherOneOtherNames() throws IOException {
        byte[] first = bytes("4.18");
        assertThat(bytes("4.18")).isEqualTo(first);
        String index = CatalogTree.of(first).index().toString();

        write("main/4.18.4/components-0000.json", "{\n\t\"clock\" : { }\n}");

        assertThat(make().index().toString()).isNotEqualTo(index);
    }

    @Test
    void whatCannotBeAddedToIsRefusedInWords() throws IOException {
        assertThatThrownBy(() -> bytes("4.17"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no Camel 4.17");

        write("main/4.18.4/components-0000.json", "{\n\t\"salesflow\" : { }\n}");
        assertThatThrownBy(() -> bytes("4.18")).hasMessageContaining("a 'salesflow' of its own");

        write("index.json", "{\"version\": 4}");
        assertThatThrownBy(() -> bytes("4.18")).hasMessageContaining("version 4 of Kaoto's format");
    }

    private static boolean isSecret(String name) {
        return name.matches("(?i).*(token|secret|password)$");
    }

    private CatalogTree make() throws IOException {
        return CatalogTree.of(bytes("4.18"));
    }

    private byte[] bytes(String line) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new KaotoCatalog(upstream, line, Additions.in(COMPONENTS, KAMELETS)).write(out);
        return out.toByteArray();
    }

    private void write(String file, String content) throws IOException {
        Path path = upstream.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
