package io.salesflow.camel.routes.kamelets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Kamelet of ours.
 *
 * @param path where it is
 * @param text the file
 * @param tree what the file says
 */
record KameletFile(Path path, String text, JsonNode tree) {
    private static final Path FOLDER = Path.of("src/main/resources/kamelets");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /** All of them, by name. */
    static List<KameletFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".kamelet.yaml"))
                    .sorted()
                    .map(KameletFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KameletFile named(String name) {
        return read(FOLDER.resolve(name + ".kamelet.yaml"));
    }

    /** The version of the project. */
    static String version() {
        try {
            Matcher version =
                    Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
            if (!version.find()) {
                throw new IllegalStateException("pom.xml has no version");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KameletFile read(Path path) {
        try {
            String text = Files.readString(path);
            return new KameletFile(path, text, YAML.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return tree.path("metadata").path("name").asText();
    }

    /** Source, sink or action. */
    String type() {
        return tree.path("metadata")
                .path("labels")
                .path("camel.apache.org/kamelet.type")
                .asText();
    }

    String group() {
        return tree.path("metadata")
                .path("annotations")
                .path("camel.apache.org/kamelet.group")
                .asText();
    }

    JsonNode definition() {
        return tree.path("spec").path("definition");
    }

    JsonNode template() {
        return tree.path("spec").path("template");
    }

    /** The last step; of a source that delivers several messages at each look, the last of what is done with each. */
    static JsonNode last(JsonNode steps) {
        for (JsonNode step : steps) {
            if (step.has("split")) {
                return last(step.path("split").path("steps"));
            }
        }
        return steps.get(steps.size() - 1);
    }

    Map<String, JsonNode> parameters() {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        definition().path("properties").properties().forEach(each -> parameters.put(each.getKey(), each.getValue()));
        return parameters;
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
