package io.salesflow.camel.catalog.kaoto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A catalogue as Kaoto reads it: from its index to the index of a Camel, and from there to its aggregates.
 *
 * @param files by name
 */
record CatalogTree(Map<String, byte[]> files) {
    /**
     * One Camel in it.
     *
     * @param folder its folder
     * @param definition its index
     */
    record Camel(CatalogTree tree, String folder, JsonNode definition) {
        @Override
        public String toString() {
            return definition.path("name").asText();
        }

        String textOf(String catalog) {
            return tree.text(folder + "/"
                    + definition.path("catalogs").path(catalog).path("file").asText());
        }

        JsonNode read(String catalog) {
            return parse(textOf(catalog));
        }
    }

    static CatalogTree of(byte[] zip) {
        return of(new ByteArrayInputStream(zip));
    }

    static CatalogTree of(InputStream stream) {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CatalogTree(files);
    }

    String text(String file) {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    JsonNode index() {
        return parse(text("index.json"));
    }

    /** Those of Camel; others have other catalogs. */
    Stream<Camel> camels() {
        return StreamSupport.stream(index().path("definitions").spliterator(), false)
                .map(entry -> entry.path("fileName").asText())
                .map(file -> new Camel(this, file.substring(0, file.lastIndexOf('/')), parse(text(file))))
                .filter(camel -> camel.definition().path("catalogs").has("components"));
    }

    static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
