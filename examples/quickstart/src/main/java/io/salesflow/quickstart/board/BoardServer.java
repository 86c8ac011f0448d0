package io.salesflow.quickstart.board;

import io.salesflow.camel.hawtio.OwnCallers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page, for browsers on this machine only. Pages of others get nothing out of it and nothing done by it: the host has
 * to be a name of this machine, and what is done has to carry a header that only a page from here may send.
 */
final class BoardServer {
    /** Where the page is. */
    static final String PATH = "/board";

    private static final String OWN_HEADER = "X-Salesflow-Board";
    private static final Logger LOG = LoggerFactory.getLogger(BoardServer.class);
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;

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
        OwnCallers.guard(context, "/", PATH, PATH + "/board.html");
        router.route().order(Integer.MIN_VALUE + 1).handler(BoardServer::shield);
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

    private static void shield(RoutingContext call) {
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
        answer(call, board.turn(call.pathParam("id"), state.equals("on")), "There is no such fault");
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
            answer(call, board.replay(feed, key), "It is not parked any more");
        } catch (IllegalArgumentException e) {
            answer(call, false, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Record {} of feed {} can't be delivered again: {}", key, feed, e.getMessage(), e);
            call.response().setStatusCode(FAILED).end(e.getMessage());
        }
    }

    private static void answer(RoutingContext call, boolean isDone, String failure) {
        if (isDone) {
            call.response().setStatusCode(NO_CONTENT).end();
        } else {
            call.response().setStatusCode(NOT_FOUND).end(failure);
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
