package io.salesflow.sandbox.webhook;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an address is on this machine, told from its text alone: no name is looked up. */
final class Loopback {

    private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private Loopback() {}

    static boolean isLoopback(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || IPV4.matcher(host).matches();
    }
}
