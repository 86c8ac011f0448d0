package io.salesflow.camel.routes.hubspot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.IOHelper;

/**
 * What Salesflow and HubSpot had in common last, of the properties that people edit on both sides: what was taken from one to the
 * other. What HubSpot has and is not agreed was edited there; what Salesflow has and is agreed needs not be written. It is kept by
 * hash, for the people who were written or edited last, in memory and, if there is one, in a file. For several threads.
 */
final class AgreedValues extends ServiceSupport {
    private static final int MOST = 50_000;
    private static final int LENGTH_OF_HASH = 16;

    private final Path path;
    private final int most;
    private final Map<String, Map<String, String>> hashes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
            return size() > most;
        }
    };
    private AgreedFile file;
    private String salt = "";

    /** Those that are kept in that file, or with null in memory only. */
    AgreedValues(Path path) {
        this(path, MOST);
    }

    AgreedValues(Path path, int most) {
        this.path = path;
        this.most = most;
    }

    /** Where the file is; null if there is none. */
    Path path() {
        return path;
    }

    /**
     * Both sides have these values now. It is on the disk when this returns.
     *
     * @param valuesByKey of each person, by the names of properties
     * @throws IllegalStateException if it can't be written there; it is known in this program all the same
     */
    synchronized void note(Map<String, Map<String, String>> valuesByKey) {
        Map<String, Map<String, String>> different = new LinkedHashMap<>();
        valuesByKey.forEach((key, values) -> {
            if (values.entrySet().stream().anyMatch(value -> !has(key, value.getKey(), value.getValue()))) {
                Map<String, String> ofPerson = hashes.computeIfAbsent(hash(key), first -> new LinkedHashMap<>());
                values.forEach((property, value) -> ofPerson.put(property, hash(value)));
                different.put(hash(key), ofPerson);
            }
        });
        if (file != null && !different.isEmpty()) {
            try {
                file.add(different, hashes);
            } catch (IOException e) {
                throw unusable(e);
            }
        }
    }

    /** Whether that is what both sides had last. */
    synchronized boolean has(String key, String property, String value) {
        return hash(value).equals(hashes.getOrDefault(hash(key), Map.of()).get(property));
    }

    /**
     * Reads the file, and writes it, so that a place that can't be written to is known before there is something to keep.
     *
     * @throws IllegalStateException if it can't be used, or somebody else uses it
     */
    @Override
    protected synchronized void doStart() {
        if (path == null) {
            return;
        }
        try {
            file = AgreedFile.open(path)
                    .orElseThrow(() -> new IllegalStateException("Another program uses the file " + path
                            + ". Stop it, or give each a property hubspot.edits.agreedFile of its own"));
            hashes.clear();
            salt = file.read(hashes);
            file.replace(hashes);
        } catch (IOException e) {
            doStop();
            throw unusable(e);
        }
    }

    /** Lets others have the file. */
    @Override
    protected synchronized void doStop() {
        IOHelper.close(file);
        file = null;
    }

    private IllegalStateException unusable(IOException failure) {
        return new IllegalStateException(
                "The file of property hubspot.edits.agreedFile can't be used: " + path,
                new UncheckedIOException(failure));
    }

    /** What HubSpot keeps in lower case is the same in upper case. */
    private String hash(String value) {
        String same = value.contains("@") ? value.toLowerCase(Locale.ROOT) : value;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((salt + same).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH_OF_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
