package io.salesflow.camel.catalog.kaoto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * Kaoto's own catalogue with components and Kamelets added. What was in it stays as it was, character for character. Of
 * Camel's versions those of one line are kept, which is the one that the additions are made for.
 */
public final class KaotoCatalog {
    private static final String INDEX = "index.json";
    private static final int FORMAT = 3;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();

    private final Path upstream;
    private final String camelLine;
    private final Additions additions;

    KaotoCatalog(Path upstream, String camelLine, Additions additions) {
        this.upstream = upstream;
        this.camelLine = camelLine;
        this.additions = additions;
    }

    /**
     * Makes the catalogue.
     *
     * @param arguments the folder of Kaoto's catalogue; the folder of the components' descriptions; the folder of the
     *     Kamelets; Camel's version, such as 4.18.0; the zip to write
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException(
                    "Give five arguments: UPSTREAM-FOLDER COMPONENTS-FOLDER KAMELETS-FOLDER CAMEL-VERSION ZIP");
        }
        Path zip = Path.of(arguments[4]);
        Additions additions = Additions.in(Path.of(arguments[1]), Path.of(arguments[2]));
        String line = arguments[3].replaceFirst("^(\\d+\\.\\d+)\\..*", "$1");
        Files.createDirectories(zip.toAbsolutePath().getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip))) {
            new KaotoCatalog(Path.of(arguments[0]), line, additions).write(out);
        }
    }

    /**
     * Writes the catalogue as a zip. The same input gives the same bytes.
     *
     * @throws IllegalStateException if the upstream folder holds no catalogue that can be added to
     * @throws IOException if a file cannot be read, or the zip not be written
     */
    void write(OutputStream out) throws IOException {
        ObjectNode library = (ObjectNode) JSON.readTree(upstream.resolve(INDEX).toFile());
        if (library.path("version").asInt() != FORMAT) {
            throw new IllegalStateException("The catalogue in " + upstream + " has version "
                    + library.path("version").asText() + " of Kaoto's format; only " + FORMAT + " is known here");
        }
        try (CatalogZip zip = new CatalogZip(out)) {
            ArrayNode definitions = JSON.createArrayNode();
            for (JsonNode entry : library.path("definitions")) {
                addDefinition((ObjectNode) entry, definitions, zip);
            }
            if (!definitions.toString().contains("\"" + camelLine + ".")) {
                throw new IllegalStateException("The catalogue in " + upstream + " has no Camel " + camelLine);
            }
            library.put("name", "Kaoto catalog with Salesflow");
            library.set("definitions", definitions);
            zip.addFolder(upstream, folder(library.path("starterTemplates").asText()));
            zip.add(INDEX, bytes(library));
        }
    }

    private void addDefinition(ObjectNode entry, ArrayNode definitions, CatalogZip zip) throws IOException {
        String file = entry.path("fileName").asText();
        ObjectNode definition =
                (ObjectNode) JSON.readTree(upstream.resolve(file).toFile());
        if (!definition.path("catalogs").has("components")) {
            zip.addFolder(upstream, folder(file));
            definitions.add(entry);
        } else if (isOfLine(definition)) {
            entry.put("fileName", addCamel(folder(file), file, definition, zip));
            definitions.add(entry);
        }
    }

    /** The vendor's builds of Camel, too: Kaoto opens with one of those where nobody has chosen. */
    private boolean isOfLine(JsonNode definition) {
        return definition
                .path("camelCatalogVersion")
                .asText()
                .matches(camelLine.replace(".", "\\.") + "\\.\\d+(\\.\\w+-\\d+)?");
    }

    /** Gives the name of the new index of that Camel. */
    private String addCamel(String folder, String index, ObjectNode definition, CatalogZip zip) throws IOException {
        String components = extend(folder, definition, "components", additions.components(), zip);
        String kamelets = extend(folder, definition, "kamelets", additions.kamelets(), zip);
        zip.addFolder(upstream, folder, folder + "/" + components, folder + "/" + kamelets, index);
        byte[] bytes = bytes(definition);
        String name = folder + "/index-" + hash(bytes) + ".json";
        zip.add(name, bytes);
        return name;
    }

    /** Adds to one aggregate, points the definition to it, and gives the name that it had upstream. */
    private String extend(
            String folder, ObjectNode definition, String catalog, SortedMap<String, ObjectNode> added, CatalogZip zip)
            throws IOException {
        ObjectNode pointer = (ObjectNode) definition.path("catalogs").path(catalog);
        String was = pointer.path("file").asText();
        byte[] bytes = appended(Files.readString(upstream.resolve(folder).resolve(was)), added)
                .getBytes(StandardCharsets.UTF_8);
        String name = was.replaceFirst("-\\w+\\.json$", "-" + hash(bytes) + ".json");
        pointer.put("file", name);
        zip.add(folder + "/" + name, bytes);
        return was;
    }

    private static String appended(String aggregate, SortedMap<String, ObjectNode> added) throws IOException {
        int end = aggregate.lastIndexOf('}');
        StringBuilder text = new StringBuilder(aggregate.substring(0, end).stripTrailing());
        for (var addition : added.entrySet()) {
            if (aggregate.contains("\n\t\"" + addition.getKey() + "\" : {")) {
                throw new IllegalStateException("Kaoto's catalogue has a '" + addition.getKey() + "' of its own");
            }
            text.append(",\n\t")
                    .append(JSON.writeValueAsString(addition.getKey()))
                    .append(" : ")
                    .append(WRITER.writeValueAsString(addition.getValue()));
        }
        return text.append('\n').append(aggregate.substring(end)).toString();
    }

    private static byte[] bytes(JsonNode node) throws IOException {
        return WRITER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
