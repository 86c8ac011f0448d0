package io.salesflow.sandbox.http;

import java.util.Arrays;
import java.util.Optional;

/** The two hosts of the service. In the sandbox they are two paths of one server. */
public enum Host {
    /** Everything but statistics. */
    MVC("/api"),
    /** Statistics. */
    APP("/app/api");

    private final String path;

    Host(String path) {
        this.path = path;
    }

    /** The path under which the host's resources are. */
    public String path() {
        return path;
    }

    static Optional<Host> of(String requestedPath) {
        return Arrays.stream(values())
                .filter(host -> requestedPath.startsWith(host.path + "/"))
                .findFirst();
    }

    String resourceOf(String requestedPath) {
        String resource = requestedPath.substring(path.length() + 1);
        return resource.endsWith("/") ? resource.substring(0, resource.length() - 1) : resource;
    }
}
