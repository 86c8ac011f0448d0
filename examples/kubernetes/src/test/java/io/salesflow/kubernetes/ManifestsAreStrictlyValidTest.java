package io.salesflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.v1.IntegrationSpec;
import org.apache.camel.v1.KameletSpec;
import org.apache.camel.v1.PipeSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Camel K, Camel and our components take no word of, is found here and not in a cluster. */
class ManifestsAreStrictlyValidTest {
    private static final Map<String, Class<?>> MODELS = Map.of(
            "Pipe", PipeSpec.class,
            "Integration", IntegrationSpec.class,
            "Kamelet", KameletSpec.class);
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final JsonSchema YAML_DSL = yamlDsl();

    static List<ManifestFile> all() {
        return Stream.of(
                        ManifestFile.in("examples/camel-k", ".yaml"),
                        ManifestFile.in("examples/kubernetes", ".yaml"),
                        ManifestFile.in("routes/src/main/resources/kamelets", ".yaml"))
                .flatMap(List::stream)
                .toList();
    }

    static List<ManifestFile> ofCamelK() {
        return all().stream().filter(file -> MODELS.containsKey(file.kind())).toList();
    }

    static List<ManifestFile> pipes() {
        return all().stream().filter(file -> file.kind().equals("Pipe")).toList();
    }

    static List<ManifestFile> integrations() {
        return all().stream().filter(file -> file.kind().equals("Integration")).toList();
    }

    static List<ManifestFile> routes() {
        return Stream.of(
                        ManifestFile.in("routes/src/main/resources/camel", ".yaml"),
                        ManifestFile.in("examples", ".camel.yaml"),
                        ManifestFile.in("examples/quickstart/src/main/resources", ".yaml"))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    static List<ManifestFile> routesInDocs() {
        return Stream.of(
                        ManifestFile.in("docs", ".adoc"),
                        ManifestFile.in("examples", ".adoc"),
                        List.of(ManifestFile.of(Path.of("../../README.md"))))
                .flatMap(List::stream)
                .flatMap(page -> page.routes().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFileIsOneDocument(ManifestFile file) {
        assertThat(file.text()).doesNotContain("---");
    }

    @ParameterizedTest
    @MethodSource("ofCamelK")
    void aResourceOfCamelKHasNoFieldThatItsModelHasNot(ManifestFile file) throws IOException {
        assertThat(file.tree().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        STRICT.treeToValue(file.tree().path("spec"), MODELS.get(file.kind()));
    }

    @ParameterizedTest
    @MethodSource("pipes")
    void aPipeJoinsASourceAndASinkWithParametersThatTheyHave(ManifestFile file) {
        JsonNode spec = file.tree().path("spec");

        assertThat(spec.at("/source/ref/name").asText()).endsWith("-source");
        assertThat(spec.at("/sink/ref/name").asText()).endsWith("-sink");
        for (String end : new String[] {"source", "sink"}) {
            JsonNode part = spec.path(end);
            assertThat(Endpoints.problemsWithKamelet(part.at("/ref/name").asText(), part.path("properties")))
                    .isEmpty();
        }
        for (JsonNode step : spec.path("steps")) {
            assertThat(Endpoints.problemsWithKamelet(step.at("/ref/name").asText(), step.path("properties")))
                    .isEmpty();
        }
        if (Endpoints.hasParameter(spec.at("/source/ref/name").asText(), "feedId")) {
            assertThat(spec.at("/source/properties/feedId").asText())
                    .isEqualTo(file.tree().at("/metadata/name").asText().replaceFirst("salesflow-", ""));
        }
        assertThat(spec.path("replicas").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void theFlowsOfAnIntegrationAreRoutes(ManifestFile file) {
        JsonNode flows = file.tree().at("/spec/flows");

        assertThat(mistakesIn(flows)).isEmpty();
        assertThat(Endpoints.problemsIn(flows)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteFileFitsCamelsSchemaAndItsEndpointsTheCatalog(ManifestFile file) {
        assertThat(mistakesIn(file.tree())).isEmpty();
        assertThat(Endpoints.problemsIn(file.tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routesInDocs")
    void aRouteInTheDocsFitsThemAsWell(ManifestFile page) {
        assertThat(mistakesIn(page.tree())).isEmpty();
        assertThat(Endpoints.problemsIn(page.tree())).isEmpty();
    }

    @Test
    void thereAreRoutesInTheDocs() {
        assertThat(routesInDocs())
                .extracting(ManifestFile::toString)
                .contains("docs/kamelets.adoc", "docs/low-code.adoc");
    }

    @ParameterizedTest
    @MethodSource("ofCamelK")
    void theTemplateOfAKameletIsARoute(ManifestFile file) {
        if (file.kind().equals("Kamelet")) {
            JsonNode template = file.tree().at("/spec/template");
            JsonNode route = JsonNodeFactory.instance.objectNode().set("from", template.path("from"));
            JsonNode asRoutes = JsonNodeFactory.instance
                    .arrayNode()
                    .add(JsonNodeFactory.instance.objectNode().set("route", route));

            assertThat(mistakesIn(asRoutes)).isEmpty();
        }
    }

    @Test
    void everyKameletIsInTheKustomization() {
        List<String> named = ManifestFile.in("routes/src/main/resources/kamelets", "kustomization.yaml").stream()
                .flatMap(file -> file.tree().path("resources").valueStream())
                .map(JsonNode::asText)
                .toList();

        assertThat(named)
                .containsExactlyElementsOf(
                        ManifestFile.in("routes/src/main/resources/kamelets", ".kamelet.yaml").stream()
                                .map(file -> file.path().getFileName().toString())
                                .toList());
    }

    /** Without it a renamed profile is a second contact, and what people changed in the CRM is overwritten. */
    @ParameterizedTest
    @MethodSource("all")
    void whereContactsGoToACrmTheFeedKeepsThemAsTheyWere(ManifestFile file) {
        JsonNode routes = file.kind().equals("Integration") ? file.tree().at("/spec/flows") : file.tree();
        for (JsonNode from : routes.findValues("from")) {
            if (from.path("uri").asText().contains("salesflow:members/list-by-account")
                    && from.toString().matches(".*salesflow-(hubspot|salesforce)-contacts-sink.*")) {
                assertThat(from.at("/parameters/keepPrevious").asBoolean()).isTrue();
            }
        }
    }

    @Test
    void mistakesAreFound() {
        ManifestFile wrong = new ManifestFile(null, """
                - route:
                    from:
                      uri: "master:lock:salesflow:members/list-by-account"
                      parameters:
                        batchSizes: 7
                      steps:
                        - to: kamelet:salesflow-import-sink?token=secret&campaign=7
                        - to: salesflow:members/destroy
                        - to: salesflow:members/mute?token=inline
                        - to:
                            uri: kamelet:salesflow-get-contact-action
                            parameters:
                              linkedinAccountId: 7
                              token: "{{env:SALESFLOW_TOKEN}}"
                """);

        assertThat(Endpoints.problemsIn(wrong.tree()))
                .anyMatch(problem -> problem.contains("batchSizes"))
                .contains(
                        "salesflow-import-sink takes no \"secret\" for token",
                        "salesflow-import-sink has no parameter campaign",
                        "salesflow-import-sink needs linkedinAccountId",
                        "Dumps of the route would show token of salesflow:members/mute?token=inline",
                        "salesflow-get-contact-action takes no \"{{env:SALESFLOW_TOKEN}}\" for token",
                        "Dumps of the route would show {{env:SALESFLOW_TOKEN}}: refer to it as #property:")
                .anyMatch(problem -> problem.contains("destroy"));
    }

    /** A placeholder is text where Camel's schema wants a number or a boolean; Camel takes it. */
    private static List<ValidationMessage> mistakesIn(JsonNode routes) {
        return YAML_DSL.validate(routes).stream()
                .filter(mistake -> !(mistake.getType().equals("type")
                        && mistake.getInstanceNode().asText().startsWith("{{")))
                .toList();
    }

    private static JsonSchema yamlDsl() {
        try (InputStream in = ManifestsAreStrictlyValidTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
