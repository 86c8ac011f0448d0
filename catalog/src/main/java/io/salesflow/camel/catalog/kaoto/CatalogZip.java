package io.salesflow.camel.catalog.kaoto;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose bytes depend on nothing but what is in it. */
final class CatalogZip implements AutoCloseable {
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream out;

    CatalogZip(OutputStream out) {
        this.out = new ZipOutputStream(out);
    }

    void add(String name, byte[] content) throws IOException {
        begin(name);
        out.write(content);
        out.closeEntry();
    }

    /** Adds the files of a folder of that root, under the names that they have there, but some of them. */
    void addFolder(Path root, String folder, String... without) throws IOException {
        Set<String> left = Set.of(without);
        List<Path> files;
        try (Stream<Path> all = Files.walk(root.resolve(folder))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (!left.contains(name)) {
                begin(name);
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        out.putNextEntry(entry);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
