package io.salesflow.camel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.routes.kamelets.ChangesToJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.spi.annotations.DevConsole;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Quarkus, on which Camel K runs, finds Camel's services only by the files that name them, in jars that have an index. This reads
 * both where the classes are: in the jars, or while Maven tests only, in what becomes of them.
 */
class ServicesAreFoundByQuarkusTest {
    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    @ParameterizedTest
    @ValueSource(classes = {SalesflowComponent.class, ChangesToJson.class})
    void theIndexHasAllClasses(Class<?> of) throws Exception {
        Set<String> indexed = new TreeSet<>();
        index(of).getKnownClasses().forEach(known -> indexed.add(known.name().toString()));
        assertThat(indexed).hasSizeGreaterThan(50).containsAll(classes(of));
    }

    @ParameterizedTest
    @ValueSource(classes = {SalesflowComponent.class, ChangesToJson.class})
    void eachServiceHasItsFile(Class<?> of) throws Exception {
        Index index = index(of);
        List<AnnotationInstance> services = Stream.of(Component.class, DevConsole.class, DataTypeTransformer.class)
                .flatMap(annotation -> index.getAnnotations(annotation).stream())
                .toList();
        assertThat(services).hasSizeGreaterThan(2);
        for (AnnotationInstance service : services) {
            assertThat(text(of, SERVICES + fileOf(service)))
                    .as(service.toString())
                    .contains("class=" + service.target().asClass().name());
        }
    }

    private static String fileOf(AnnotationInstance service) {
        return switch (service.name().withoutPackagePrefix()) {
            case "Component" -> "component/" + service.value().asString();
            case "DevConsole" -> "dev-console/" + service.value("name").asString();
            default -> "transformer/" + service.value("name").asString().replace(':', '-');
        };
    }

    private static Index index(Class<?> of) throws Exception {
        return at(of, root -> {
            try (InputStream index = Files.newInputStream(root.resolve("META-INF/jandex.idx"))) {
                return new IndexReader(index).read();
            }
        });
    }

    private static List<String> classes(Class<?> of) throws Exception {
        return at(of, root -> {
            try (Stream<Path> files = Files.walk(root.resolve("io"))) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                        .map(name -> name.replace(".class", "").replace('/', '.'))
                        .toList();
            }
        });
    }

    private static String text(Class<?> of, String file) throws Exception {
        return at(of, root -> Files.readString(root.resolve(file), StandardCharsets.UTF_8));
    }

    /** What is read of the jar or the folder that a class is in. */
    private static <T> T at(Class<?> of, Reading<T> reading) throws IOException, URISyntaxException {
        Path place =
                Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) {
            return reading.of(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
            return reading.of(jar.getPath("/"));
        }
    }

    private interface Reading<T> {
        T of(Path root) throws IOException;
    }
}
