package io.salesflow.sandbox.standin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A key and a certificate for {@code localhost}, with which servers of tests speak TLS. The JDK's keytool makes them when they are
 * first asked for.
 */
public final class ServerCertificate {
    /** The password of the key store and of the key: no secret. */
    public static final String PASSWORD = "changeit";

    private static final Path KEY_STORE = made();

    private ServerCertificate() {}

    /**
     * Where they are.
     *
     * @return a file of type PKCS12, which is gone when the program ends
     */
    public static Path keyStore() {
        return KEY_STORE;
    }

    private static Path made() {
        try {
            Path store = Files.createTempDirectory("salesflow").resolve("server.p12");
            String keytool = System.getProperty("java.home") + File.separator + "bin" + File.separator + "keytool";
            Process process = new ProcessBuilder(
                            keytool,
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .inheritIO()
                    .start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("keytool failed");
            }
            store.toFile().deleteOnExit();
            store.getParent().toFile().deleteOnExit();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
