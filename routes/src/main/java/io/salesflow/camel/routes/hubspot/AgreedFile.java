package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.routes.state.FileClaim;
import io.salesflow.camel.routes.state.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.util.IOHelper;

/**
 * The file of {@link AgreedValues}: first what goes into each hash, then a line for a person, {@code hash property=hash …}. Lines are
 * added; of several for one person the last counts, and a last line without an end was never finished. When it has grown to twice
 * what is remembered it is written anew as a whole, so that a crash leaves the one before or the new one.
 */
final class AgreedFile implements Closeable {
    private static final String SALT = "salt ";
    private static final int LEAST_LINES = 1000;

    private final Path path;
    private final FileClaim claim;
    private FileChannel lines;
    private String salt = UUID.randomUUID().toString();
    private int added;

    private AgreedFile(Path path, FileClaim claim) {
        this.path = path;
        this.claim = claim;
    }

    /** The file, unless somebody has it. */
    static Optional<AgreedFile> open(Path path) throws IOException {
        return FileClaim.on(path).map(claim -> new AgreedFile(path, claim));
    }

    /** Reads what is there; the answer goes into each hash. */
    String read(Map<String, Map<String, String>> hashes) throws IOException {
        if (Files.exists(path)) {
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            String complete = text.substring(0, text.lastIndexOf('\n') + 1);
            complete.lines().forEach(line -> {
                if (line.startsWith(SALT)) {
                    salt = line.substring(SALT.length());
                } else {
                    readPerson(line.split(" "), hashes);
                }
            });
        }
        return salt;
    }

    private static void readPerson(String[] words, Map<String, Map<String, String>> hashes) {
        Map<String, String> ofPerson = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int end = words[i].indexOf('=');
            if (end > 0) {
                ofPerson.put(words[i].substring(0, end), words[i].substring(end + 1));
            }
        }
        hashes.put(words[0], ofPerson);
    }

    /** Adds what is new; all is there for when the file has grown too long. */
    void add(Map<String, Map<String, String>> different, Map<String, Map<String, String>> all) throws IOException {
        if (lines == null || added + different.size() > all.size() + LEAST_LINES) {
            replace(all);
            return;
        }
        try {
            WholeFile.write(lines, text(different));
            added += different.size();
        } catch (IOException e) {
            IOHelper.close(lines);
            lines = null; // it may end in half a line, to which nothing can be added
            throw e;
        }
    }

    /** Writes the file anew. */
    void replace(Map<String, Map<String, String>> all) throws IOException {
        IOHelper.close(lines);
        lines = null;
        WholeFile.replace(path, SALT + salt + "\n" + text(all));
        lines = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        added = 0;
    }

    @Override
    public void close() throws IOException {
        IOHelper.close(lines);
        lines = null;
        claim.close();
    }

    private static String text(Map<String, Map<String, String>> hashes) {
        return hashes.entrySet().stream()
                .map(person -> person.getKey()
                        + person.getValue().entrySet().stream()
                                .map(value -> " " + value.getKey() + "=" + value.getValue())
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining());
    }
}
