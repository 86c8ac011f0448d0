package io.salesflow.quickstart;

import io.salesflow.camel.hawtio.UserFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Who may log in to Hawtio while the program runs: one user, with a password that is made at the start and kept nowhere. */
record OneUser(Path file, String password) implements AutoCloseable {
    static final String NAME = "quickstart";
    private static final int BYTES = 12;

    static OneUser create() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            Path file = Files.createTempDirectory("quickstart-hawtio").resolve("users.properties");
            new UserFile(file).put(NAME, password.toCharArray());
            return new OneUser(file, password);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no place for the file of who may log in to Hawtio", e);
        }
    }

    /** For who is at the console: they need the password to log in. */
    String description() {
        return "user " + NAME + ", password " + password;
    }

    @Override
    public String toString() {
        return "user " + NAME;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("What is left of the login to Hawtio is in " + file.getParent(), e);
        }
    }
}
