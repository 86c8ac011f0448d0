package io.salesflow.sandbox.salesforce;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.util.thread.Scheduler;

/** Turns HTTP into calls and answers into HTTP, and plays the faults that were asked for. */
final class ApiHandler extends Handler.Abstract {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Api api;
    private final Faults faults;
    private final Journal journal;

    ApiHandler(Api api, Faults faults, Journal journal) {
        this.api = api;
        this.faults = faults;
        this.journal = journal;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Call call = read(request);
        Fault fault = faults.take(call.path()).orElse(Fault.NONE);
        Optional<Answer> answer = fault.reachesApi() ? Optional.of(api.answer(call)) : fault.answer();
        if (fault.silencesAnswer()) {
            journal.add(call, Journal.NO_STATUS);
            reset(request, callback);
        } else {
            journal.add(call, answer.orElseThrow().status());
            afterDelay(fault, request, () -> send(answer.orElseThrow(), fault, response, callback));
        }
        return true;
    }

    private static void afterDelay(Fault fault, Request request, Runnable send) {
        if (fault.delay().isZero()) {
            send.run();
        } else {
            Scheduler scheduler = request.getComponents().getScheduler();
            scheduler.schedule(send, fault.delay().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static Call read(Request request) throws IOException {
        String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        Map<String, String> parameters = new LinkedHashMap<>();
        addAll(parameters, Request.extractQueryParameters(request));
        if (contentType != null && contentType.startsWith(FORM)) {
            Fields form = new Fields();
            UrlEncoded.decodeTo(body, form::add, StandardCharsets.UTF_8);
            addAll(parameters, form);
        }
        return new Call(
                request.getMethod(),
                Request.getPathInContext(request),
                parameters,
                request.getHeaders().get(HttpHeader.AUTHORIZATION),
                contentType,
                body);
    }

    private static void addAll(Map<String, String> parameters, Fields fields) {
        fields.forEach(field -> parameters.put(field.getName(), field.getValue()));
    }

    private static void send(Answer answer, Fault fault, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=UTF-8");
        byte[] body =
                answer.body().isNull() ? new byte[0] : answer.body().toString().getBytes(StandardCharsets.UTF_8);
        byte[] sent = fault.truncatesAnswer() ? Arrays.copyOf(body, body.length / 2) : body;
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, sent.length);
        response.write(true, ByteBuffer.wrap(sent), callback);
    }

    /** Closing with a linger time of zero makes the client see "connection reset" instead of an orderly end. */
    private static void reset(Request request, Callback callback) throws IOException {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint instanceof SocketChannelEndPoint socket) {
            socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        endPoint.close();
        callback.failed(new IOException("reset on demand"));
    }
}
