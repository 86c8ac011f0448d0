package io.salesflow.quickstart.board;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;

/**
 * Serves the page, for browsers on this machine only. Pages of others get nothing out of it and nothing done by it: the host has
 * to be a name of this machine, and what is done has to carry a header that only a page from here may send.
 */
final class BoardServer {
    /** Where the page is. */
    static final String PATH = "/board";

    private static final String OWN_HEADER = "X-Salesflow-Board";
    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;

    /** Nothing from elsewhere, no script or style in the page itself, and no frame around it. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> FILES = Map.of(
            "board.html", "text/html; charset=utf-8",
            "board.css", "text/css; charset=utf-8",
            "flow.css", "text/css; charset=utf-8",
            "panels.css", "text/css; charset=utf-8",
            "board.js", "text/javascript; charset=utf-8",
            "drawing.js", "text/javascript; charset=utf-8",
            "board.svg", "image/svg+xml");

    private final Board board;

    BoardServer(Board board) {
        this.board = board;
    }

    void serve(CamelContext context) {
        Router router = context.hasService(ManagementHttpServer.class).getRouter();
        router.route().order(Integer.MIN_VALUE).handler(BoardServer::guard);
        router.get("/").handler(call -> call.redirect(PATH));
        router.get(PATH).handler(call -> call.reroute(PATH + "/board.html"));
        FILES.forEach((name, type) -> {
            Buffer content = file(name);
            router.get(PATH + "/" + name).handler(call -> send(call, type, content));
        });
        router.get(PATH + "/now.json").handler(call -> send(call, "application/json", Buffer.buffer(board.latest())));
        router.post(PATH + "/faults/:id/:state").blockingHandler(this::turn);
        router.post(PATH + "/replay").blockingHandler(this::replay);
    }

    /** A page of another site can have its own name lead to this machine. */
    private static void guard(RoutingContext call) {
        HostAndPort asked = call.request().authority();
        if (asked == null || !NAMES_OF_THIS_MACHINE.contains(asked.host())) {
            call.response().setStatusCode(FORBIDDEN).end("Only for this machine, under 127.0.0.1 or localhost");
            return;
        }
        HttpServerResponse response = call.response();
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Cache-Control", "no-store");
        call.next();
    }

    private void turn(RoutingContext call) {
        String state = call.pathParam("state");
        if (!isFromHere(call)) {
            return;
        }
        if (!Set.of("on", "off").contains(state)) {
            call.response().setStatusCode(BAD_REQUEST).end("A fault is turned on or off");
            return;
        }
        boolean isThere = board.turn(call.pathParam("id"), state.equals("on"));
        call.response().setStatusCode(isThere ? NO_CONTENT : NOT_FOUND).end();
    }

    private void replay(RoutingContext call) {
        String feed = call.request().getParam("feed");
        String key = call.request().getParam("key");
        if (!isFromHere(call)) {
            return;
        }
        if (feed == null || key == null) {
            call.response().setStatusCode(BAD_REQUEST).end("What is to be delivered again is named by feed and key");
            return;
        }
        try {
            call.response()
                    .setStatusCode(board.replay(feed, key) ? NO_CONTENT : NOT_FOUND)
                    .end();
        } catch (IllegalArgumentException e) {
            call.response().setStatusCode(NOT_FOUND).end(e.getMessage());
        }
    }

    private static boolean isFromHere(RoutingContext call) {
        boolean isFromHere = call.request().getHeader(OWN_HEADER) != null;
        if (!isFromHere) {
            call.response().setStatusCode(FORBIDDEN).end("Only the board itself may do that");
        }
        return isFromHere;
    }

    private static void send(RoutingContext call, String type, Buffer content) {
        call.response().putHeader("Content-Type", type).end(content);
    }

    private static Buffer file(String name) {
        try (InputStream file = BoardServer.class.getResourceAsStream("/board/" + name)) {
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
