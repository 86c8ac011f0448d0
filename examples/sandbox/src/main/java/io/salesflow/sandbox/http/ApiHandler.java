package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.Rejection;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests for the API: records them, has faults strike them, and has operations answer them. */
final class ApiHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final int LARGEST_BODY = 1024 * 1024;

    private final Supplier<ApiContext> contexts;
    private final boolean compression;

    ApiHandler(Supplier<ApiContext> contexts, boolean compression) {
        this.contexts = contexts;
        this.compression = compression;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Optional<Host> host = Host.of(path);
        if (host.isEmpty()) {
            return false;
        }
        try {
            handle(host.get(), host.get().resourceOf(path), request, new ApiExchange(request, response, compression));
            callback.succeeded();
        } catch (IOException connectionLost) {
            callback.failed(connectionLost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            callback.failed(stopping);
        }
        return true;
    }

    private void handle(Host host, String resource, Request request, ApiExchange exchange)
            throws IOException, InterruptedException {
        ApiContext context = contexts.get();
        byte[] body = readBody(request);
        List<QueryPair> query = QueryParameters.decode(request.getHttpURI().getQuery());
        String lowerCaseResource = resource.toLowerCase(Locale.ROOT);
        List<ApiOperation> atResource = Arrays.stream(ApiOperation.values())
                .filter(candidate -> candidate.isAt(host, lowerCaseResource))
                .toList();
        Optional<ApiOperation> operation = atResource.stream()
                .filter(candidate -> candidate.method().equals(request.getMethod()))
                .findFirst();
        String text = new String(body, StandardCharsets.UTF_8);
        context.journal().add(recorded(request, operation, query, text));

        if (body.length > LARGEST_BODY) {
            exchange.send(Answer.of(Rejection.tooLarge()));
        } else if (operation.isPresent()) {
            ApiRequest apiRequest = new ApiRequest(context, lowerCaseResource, query, text);
            strikeAndAnswer(context, operation.get(), apiRequest, exchange);
        } else if (atResource.isEmpty()) {
            exchange.send(Answer.of(Rejection.notFound("Resource")));
        } else {
            exchange.send(Answer.of(Rejection.methodNotAllowed(request.getMethod())));
        }
    }

    private void strikeAndAnswer(ApiContext context, ApiOperation operation, ApiRequest request, ApiExchange exchange)
            throws IOException, InterruptedException {
        Fault last = null;
        for (Fault fault : context.faults().strike(operation.operationName())) {
            if (fault instanceof Fault.Delay delay) {
                Thread.sleep(delay.duration().toMillis());
            }
            last = fault;
        }
        if (last instanceof Fault.Answer answer) {
            exchange.send(answer);
        } else if (last instanceof Fault.EchoToken echo) {
            exchange.echoRequestLine(echo.status());
        } else if (last instanceof Fault.Reset reset) {
            if (reset.afterExecution()) {
                execute(context, operation, request);
            }
            exchange.reset();
        } else {
            Answer answer = execute(context, operation, request);
            exchange.send(last == null ? answer : answer.with(FaultyBody.of(last, answer.body())));
        }
    }

    private static Answer execute(ApiContext context, ApiOperation operation, ApiRequest request) {
        try {
            return context.operations().of(operation).handle(request);
        } catch (Rejection rejection) {
            return Answer.of(rejection);
        } catch (RuntimeException unexpected) {
            LOG.error("The sandbox itself failed at {}", operation.operationName(), unexpected);
            return Answer.of(Rejection.internal());
        }
    }

    private static byte[] readBody(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            return in.readNBytes(LARGEST_BODY + 1);
        }
    }

    private static RecordedRequest recorded(
            Request request, Optional<ApiOperation> operation, List<QueryPair> query, String body) {
        Map<String, String> headers = new TreeMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.merge(field.getLowerCaseName(), field.getValue(), (one, other) -> one + ", " + other);
        }
        return new RecordedRequest(
                operation.map(ApiOperation::operationName).orElse(null),
                request.getMethod(),
                Request.getPathInContext(request),
                query,
                request.getHttpURI().getQuery(),
                headers,
                body);
    }
}
