package io.salesflow.camel.hawtio;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;

/**
 * Keeps what is at Camel's management server, and asks nobody who they are, from pages of other sites: a browser on this machine would
 * take their calls here, and a name of theirs can lead here. It needs {@code camel-platform-http-main}.
 */
public final class OwnCallers {
    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");
    private static final int FORBIDDEN = 403;

    private OwnCallers() {}

    /**
     * Refuses all others of the management server, for all that is there or comes later.
     *
     * @param linked the paths of pages that only show something, which a link on another site may lead to
     */
    public static void guard(CamelContext camel, String... linked) {
        Set<String> pages = Set.copyOf(List.of(linked));
        camel.hasService(ManagementHttpServer.class)
                .getRouter()
                .route()
                .order(Integer.MIN_VALUE)
                .handler(call -> {
                    if (isOwn(call, pages)) {
                        call.next();
                    } else {
                        call.response()
                                .setStatusCode(FORBIDDEN)
                                .end("Only for programs and pages of this machine, under 127.0.0.1 or localhost");
                    }
                });
    }

    private static boolean isOwn(RoutingContext call, Set<String> pages) {
        HttpServerRequest request = call.request();
        HostAndPort asked = request.authority();
        return asked != null
                && NAMES_OF_THIS_MACHINE.contains(asked.host())
                && (!isOfOtherSite(request) || pages.contains(request.path()) && isLinkFollowed(request))
                && isOwnOrigin(request.getHeader("Origin"));
    }

    /** What browsers say; other programs say nothing. */
    private static boolean isOfOtherSite(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && OTHER_SITES.contains(site);
    }

    /** Somebody went to the page; it was not loaded into another. */
    private static boolean isLinkFollowed(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private static boolean isOwnOrigin(String origin) {
        if (origin == null) {
            return true;
        }
        try {
            String host = URI.create(origin).getHost();
            return host != null && NAMES_OF_THIS_MACHINE.contains(host);
        } catch (IllegalArgumentException e) {
            return false; // no page of this machine has such an origin
        }
    }
}
