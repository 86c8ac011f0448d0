package io.salesflow.camel.hawtio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scripts that are shipped are those of the sources, whether or not this machine can build them. */
class PrebuiltPageTest {
    private static final Path SOURCES = Path.of("src", "main", "plugin");
    private static final Path BUILT = Path.of("src", "main", "prebuilt");

    @Test
    void theShippedScriptsAreBuiltFromTheseSources() throws Exception {
        assertThat(Files.readAllLines(BUILT.resolve("sums.txt")))
                .as("The page's scripts are not those of its sources. Build them, with node and npm:"
                        + " (cd hawtio/src/main/plugin && node build.mjs)")
                .containsExactly("sources " + sum(SOURCES), "built " + sum(BUILT));
    }

    @Test
    void theyAreWhereHawtioServesThem() {
        for (String folder : List.of("META-INF/resources/", "hawtio-static/")) {
            assertThat(getClass().getClassLoader().getResource(folder + SalesflowPlugin.URL + "/remoteEntry.js"))
                    .isNotNull();
        }
    }

    /** As build.mjs has it: of the names and the contents of all files, in the order of their names. */
    private static String sum(Path folder) throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        for (String name : names(folder)) {
            hash.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            hash.update(Files.readAllBytes(folder.resolve(name)));
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("node_modules/") && !name.equals("sums.txt"))
                    .sorted()
                    .toList();
        }
    }
}
