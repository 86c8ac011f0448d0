package io.salesflow.hawtio;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;

/**
 * Keeps Jolokia, which asks for no login on this machine, from pages of other sites: a browser on this machine would take their calls
 * here, and a name of theirs can lead here.
 */
final class OwnCallers {
    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");
    private static final int FORBIDDEN = 403;

    private OwnCallers() {}

    /** Refuses all others of the management server. */
    static void guard(CamelContext camel) {
        camel.hasService(ManagementHttpServer.class)
                .getRouter()
                .route()
                .order(Integer.MIN_VALUE)
                .handler(call -> {
                    if (isOwn(call)) {
                        call.next();
                    } else {
                        call.response().setStatusCode(FORBIDDEN).end("Only for programs and pages of this machine");
                    }
                });
    }

    private static boolean isOwn(RoutingContext call) {
        HostAndPort asked = call.request().authority();
        return asked != null
                && NAMES_OF_THIS_MACHINE.contains(asked.host())
                && !isOfOtherSite(call.request().getHeader("Sec-Fetch-Site"))
                && isOwnOrigin(call.request().getHeader("Origin"));
    }

    /** What browsers say; other programs say nothing. */
    private static boolean isOfOtherSite(String site) {
        return site != null && OTHER_SITES.contains(site);
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
