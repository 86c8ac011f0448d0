package io.salesflow.camel.catalog.kaoto;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What comes into the catalogue besides what is in it.
 *
 * @param components by name: Camel's description of each with the form of its endpoints
 * @param kamelets by name: each with its form
 */
record Additions(SortedMap<String, ObjectNode> components, SortedMap<String, ObjectNode> kamelets) {
    private static final String KAMELET = ".kamelet.yaml";
    private static final String SCHEMA = "propertiesSchema";

    /**
     * Reads them.
     *
     * @param componentFolder has Camel's descriptions, such as salesflow.json
     * @param kameletFolder has files whose names end in .kamelet.yaml
     * @throws IOException if a file cannot be read
     */
    static Additions in(Path componentFolder, Path kameletFolder) throws IOException {
        SortedMap<String, ObjectNode> components = new TreeMap<>();
        for (Path file : filesIn(componentFolder, ".json")) {
            ObjectNode component = (ObjectNode) new ObjectMapper().readTree(file.toFile());
            component.set(SCHEMA, ComponentSchema.of(component));
            components.put(component.at("/component/scheme").asText(), component);
        }
        SortedMap<String, ObjectNode> kamelets = new TreeMap<>();
        for (Path file : filesIn(kameletFolder, KAMELET)) {
            ObjectNode kamelet = (ObjectNode) new YAMLMapper().readTree(file.toFile());
            kamelet.set(SCHEMA, KameletSchema.of(kamelet));
            kamelets.put(kamelet.at("/metadata/name").asText(), kamelet);
        }
        return new Additions(components, kamelets);
    }

    private static List<Path> filesIn(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("There is no file *" + end + " in " + folder);
            }
            return found;
        }
    }
}
