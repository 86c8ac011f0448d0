package io.salesflow.camel.hawtio;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How Hawtio is served.
 *
 * @param war Hawtio 4 itself, {@code io.hawt:hawtio-war}
 * @param host the address to listen at
 * @param port the port to listen at; 0 for a free one
 * @param users who may log in, a {@link UserFile}; null to ask for no login. Where Java has a login configuration, which is asked
 *     instead, the file need not exist
 */
public record HawtioSettings(Path war, String host, int port, Path users) {
    /** The address that only this machine reaches. */
    public static final String THIS_MACHINE = "127.0.0.1";

    /**
     * Takes the settings, where they can be served.
     *
     * @throws IllegalArgumentException if a file is missing, or Hawtio would be open to other machines without a login
     */
    public HawtioSettings {
        if (!Files.isRegularFile(war)) {
            throw new IllegalArgumentException("There is no Hawtio at " + war + ": it is io.hawt:hawtio-war:4.2.0:war");
        }
        if (users != null && !Login.isConfigured() && !Files.isRegularFile(users)) {
            throw new IllegalArgumentException("There is no file " + users + " of who may log in to Hawtio");
        }
        if (users == null && !isOfThisMachine(host)) {
            throw new IllegalArgumentException(
                    "Hawtio at " + host + " can be reached from other machines, and whoever reaches it"
                            + " can do all that JMX can. Name a file of who may log in, or listen at " + THIS_MACHINE);
        }
    }

    private static boolean isOfThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Nobody knows the address " + host + " that Hawtio is to listen at", e);
        }
    }

    boolean isLoginNeeded() {
        return users != null;
    }
}
