package io.salesflow.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Set;

/** The machine that this program runs on, as seen from itself. */
final class ThisMachine {
    static final String ADDRESS = "127.0.0.1";
    private static final Set<String> NAMES = Set.of(ADDRESS, "localhost", "[::1]", "::1");

    private ThisMachine() {}

    /** Whether that is a name of this machine. */
    static boolean isNamed(String host) {
        return NAMES.contains(host);
    }

    /** Whether that URL leads to this machine. */
    static boolean isIn(String url) {
        try {
            String host = URI.create(url).getHost();
            return host != null && isNamed(host);
        } catch (IllegalArgumentException e) {
            throw new SetupException("'" + url + "' is no URL");
        }
    }

    /**
     * That port, or any free one for 0.
     *
     * @param option of the command line that chooses the port
     * @throws SetupException if it can't be listened on
     */
    static int free(int port, String option) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(ADDRESS))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw SetupException.ofPort(port, option);
        }
    }
}
