package io.salesflow.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of YAML that we give to users.
 *
 * @param path where it is
 * @param text what stands in it
 */
record ManifestFile(Path path, String text) {
    private static final Pattern ROUTES =
            Pattern.compile("(?ms)^(?:-{4}|\\.{4}|```\\w*)\n(- (?:route|beans|from):.*?)^(?:-{4}|\\.{4}|```)$");
    private static final Path ROOT = Path.of("../..");

    /** Those in folders of the repository whose names end so. */
    static List<ManifestFile> in(String folder, String... ends) {
        Path root = ROOT.resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Stream.of(ends).anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .map(ManifestFile::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ManifestFile of(Path file) {
        try {
            return new ManifestFile(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of a page of the docs that are routes in YAML. */
    List<ManifestFile> routes() {
        return ROUTES.matcher(text)
                .results()
                .map(found -> new ManifestFile(path, found.group(1)))
                .toList();
    }

    JsonNode tree() {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    String kind() {
        return tree().path("kind").asText();
    }

    @Override
    public String toString() {
        return ROOT.relativize(path).toString();
    }
}
