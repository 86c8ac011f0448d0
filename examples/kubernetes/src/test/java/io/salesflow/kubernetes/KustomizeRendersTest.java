package io.salesflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders as {@code kubectl apply -k} sends them. */
class KustomizeRendersTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void needKubectl() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.exists(Path.of(path, "kubectl"))),
                "no kubectl on this machine, so nothing is rendered");
    }

    @Test
    void theFoldersForCamelKBringKameletsAndPipesAndTheIntegrationIsApart() throws Exception {
        List<JsonNode> resources = render(Path.of("../camel-k"));

        assertThat(kinds(resources, "Kamelet"))
                .hasSize(ManifestFile.in("routes/src/main/resources/kamelets", ".kamelet.yaml")
                        .size());
        assertThat(kinds(resources, "Pipe"))
                .hasSize(ManifestFile.in("examples/camel-k", ".pipe.yaml").size());
        assertThat(kinds(resources, "Integration")).isEmpty();
        assertThat(kinds(resources, "Secret")).isEmpty();
        List<JsonNode> twoReplicas = render(Path.of("../camel-k/integration"));
        assertThat(kinds(twoReplicas, "Integration")).hasSize(1);
        assertThat(kinds(twoReplicas, "Secret")).isEmpty();
        assertThat(kinds(twoReplicas, "RoleBinding")).hasSize(1);
    }

    @Test
    void theDeploymentHasTwoReplicasProbesLimitsAndARightToLeases() throws Exception {
        List<JsonNode> resources = render(Path.of("base"));
        JsonNode deployment = kinds(resources, "Deployment").get(0);
        JsonNode pod = deployment.at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");

        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/observe/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/observe/health/ready");
        assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        assertThat(kinds(resources, "Role").get(0).at("/rules/0/resources/0").asText())
                .isEqualTo("leases");
        assertThat(kinds(resources, "RoleBinding").get(0).at("/subjects/0/name"))
                .isEqualTo(pod.path("serviceAccountName"));
        assertThat(names(resources, "ConfigMap"))
                .contains(
                        pod.at("/volumes/0/configMap/name").asText(),
                        pod.at("/volumes/1/configMap/name").asText());
    }

    @Test
    void theSecretComesFromAFileThatIsNotCommitted() throws Exception {
        for (String example : new String[] {"../kubernetes", "../camel-k"}) {
            Path secret = copy(
                    Path.of(example, "secret"), folder.resolve(Path.of(example).getFileName()));
            Path template = only(secret, ".template");
            Files.writeString(
                    secret.resolve(template.getFileName().toString().replace(".template", "")),
                    Files.readString(template).replaceAll("(?m)^(\\w*[tT](?i)oken)=$", "$1=abc"));

            JsonNode rendered = kinds(render(secret), "Secret").get(0);

            assertThat(rendered.at("/metadata/name").asText()).isEqualTo("salesflow");
            assertThat(rendered.path("data")).isNotEmpty();
            assertThat(Files.readString(Path.of("../../.gitignore")))
                    .contains("examples/" + Path.of(example).getFileName() + "/secret/"
                            + template.getFileName().toString().replace(".template", ""));
        }
    }

    @Test
    void allOfItTogetherRefersToTheSecretAndTheDatabaseThatAreThere() throws Exception {
        copy(Path.of("."), folder);
        Path secret = folder.resolve("secret");
        Files.copy(secret.resolve("salesflow.env.template"), secret.resolve("salesflow.env"));

        List<JsonNode> resources = render(folder.resolve("try-out"));

        String url = kinds(resources, "Secret").get(0).at("/data/DATABASE_URL").asText();
        assertThat(new String(Base64.getMimeDecoder().decode(url), StandardCharsets.UTF_8))
                .contains("//" + names(resources, "Service").get(0) + ":5432/");
        assertThat(resources)
                .filteredOn(resource -> !resource.path("kind").asText().equals("Namespace"))
                .allSatisfy(resource ->
                        assertThat(resource.at("/metadata/namespace").asText()).isEqualTo("salesflow"));
    }

    private static List<JsonNode> render(Path of) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", of.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var documents =
                new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(kubectl.getInputStream())) {
            List<JsonNode> resources = documents.readAll();
            assertThat(kubectl.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(kubectl.exitValue()).as("kubectl kustomize " + of).isZero();
            return resources;
        }
    }

    private static List<JsonNode> kinds(List<JsonNode> resources, String kind) {
        return resources.stream()
                .filter(resource -> resource.path("kind").asText().equals(kind))
                .toList();
    }

    private static List<String> names(List<JsonNode> resources, String kind) {
        return kinds(resources, kind).stream()
                .map(resource -> resource.at("/metadata/name").asText())
                .toList();
    }

    private static Path only(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Without what a user has filled in. */
    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(yaml|xml|properties|template)"))
                    .filter(file -> !file.toString().contains("target"))
                    .collect(Collectors.toList())) {
                if (file.endsWith("secret/salesflow.properties")) {
                    continue;
                }
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }
}
