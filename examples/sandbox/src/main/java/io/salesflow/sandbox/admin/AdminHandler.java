package io.salesflow.sandbox.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.salesflow.sandbox.account.Rejection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeParseException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Steers the sandbox over HTTP, under {@code /sandbox/}, for callers on this machine only. */
public final class AdminHandler extends Handler.Abstract {

    private static final String PREFIX = "/sandbox/";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final AdminCommands commands;

    /** Steers this sandbox. */
    public AdminHandler(AdminTarget target) {
        this.commands = new AdminCommands(target);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (!path.startsWith(PREFIX)) {
            return false;
        }
        try {
            String body = Content.Source.asString(request, StandardCharsets.UTF_8);
            answer(response, request.getMethod() + " " + path.substring(PREFIX.length()), body, isLocal(request));
            callback.succeeded();
        } catch (IOException connectionLost) {
            callback.failed(connectionLost);
        }
        return true;
    }

    private void answer(Response response, String command, String body, boolean local) throws IOException {
        if (!local) {
            send(response, FORBIDDEN, error("Only from this machine"));
            return;
        }
        try {
            JsonNode result = carryOut(command, body.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(body));
            if (result.isMissingNode()) {
                send(response, NOT_FOUND, error("There is no command " + command));
            } else {
                send(response, OK, result);
            }
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException | Rejection wrong) {
            send(response, BAD_REQUEST, error(wrong.getMessage()));
        }
    }

    private JsonNode carryOut(String command, JsonNode wish) {
        return switch (command) {
            case "GET state" -> commands.state();
            case "GET clock" -> commands.clock();
            case "POST clock" -> commands.moveClock(wish);
            case "POST life" -> commands.live(wish);
            case "GET faults" -> commands.faults();
            case "POST faults" -> commands.addFault(wish);
            case "DELETE faults" -> commands.clearFaults();
            case "GET requests" -> commands.requests();
            case "GET webhook-deliveries" -> commands.webhookDeliveries();
            case "POST happenings" -> commands.happen(wish);
            case "POST reset" -> commands.reset();
            default -> MissingNode.getInstance();
        };
    }

    private static JsonNode error(String text) {
        return MAPPER.createObjectNode().put("error", text);
    }

    private static void send(Response response, int status, JsonNode body) throws IOException {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        byte[] bytes = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(body);
        Content.Sink.write(response, true, ByteBuffer.wrap(bytes));
    }

    private static boolean isLocal(Request request) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress address
                && address.getAddress().isLoopbackAddress();
    }
}
