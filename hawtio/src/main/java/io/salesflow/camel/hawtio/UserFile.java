package io.salesflow.camel.hawtio;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file of who may log in: lines {@code name = pbkdf2:…}, written by {@link #put}. It is read at each login, so that a user who
 * was taken out is out at once.
 */
public final class UserFile {
    /** The role that all in the file have. */
    public static final String ROLE = "admin";

    private static final int SHORTEST = 12;
    private static final Set<PosixFilePermission> FOR_ITS_OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    /** The one at that path, which need not exist yet. */
    public UserFile(Path file) {
        this.file = file;
    }

    /**
     * Adds a user, or changes the password of one. Only the file's owner can read it.
     *
     * @throws IllegalArgumentException if the name is blank or the password is shorter than 12 characters
     * @throws UncheckedIOException if the file can't be read or written
     */
    public void put(String name, char[] password) {
        if (name == null || !name.matches("[\\w.@-]+")) {
            throw new IllegalArgumentException(
                    "A user's name has letters, digits and _ . @ - only, but this is " + name);
        }
        if (password.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "A password has %d characters or more, and this one has %d".formatted(SHORTEST, password.length));
        }
        TreeMap<String, String> users = new TreeMap<>();
        Properties known = Files.exists(file) ? read() : new Properties();
        known.stringPropertyNames().forEach(user -> users.put(user, known.getProperty(user)));
        users.put(name, PasswordHash.of(password).toString());
        write(users);
    }

    /**
     * Whether that user has that password.
     *
     * @throws UncheckedIOException if the file can't be read
     */
    boolean isRight(String name, char[] password) {
        String kept = read().getProperty(name);
        if (kept == null) {
            // As much work as for one who is in the file, so that time does not tell who is.
            return PasswordHash.of(password) == null;
        }
        try {
            return PasswordHash.parse(kept).isOf(password);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("What " + file + " has for user " + name + " is " + e.getMessage(), e);
        }
    }

    private Properties read() {
        Properties users = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            users.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of who may log in to Hawtio can't be read: " + file, e);
        }
        return users;
    }

    private void write(TreeMap<String, String> users) {
        StringBuilder text = new StringBuilder("# Who may log in to Hawtio\n");
        users.forEach(
                (user, hash) -> text.append(user).append(" = ").append(hash).append('\n'));
        try {
            Path whole = file.toAbsolutePath();
            Files.createDirectories(whole.getParent());
            Path fresh = Files.createTempFile(whole.getParent(), "users", null);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(fresh, FOR_ITS_OWNER);
            }
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of who may log in to Hawtio can't be written: " + file, e);
        }
    }
}
