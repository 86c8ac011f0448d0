package io.salesflow.sandbox.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Turns HTTP into calls and answers into HTTP, and plays the faults that were asked for. */
final class StandInHandler<C extends StandInCall> extends Handler.Abstract {

    private final StandIn<C> standIn;
    private final Faults faults;
    private final Journal journal;

    StandInHandler(StandIn<C> standIn, Faults faults, Journal journal) {
        this.standIn = standIn;
        this.faults = faults;
        this.journal = journal;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        C call = standIn.read(request);
        Fault fault = faults.take(call.path()).orElse(Fault.NONE);
        Optional<Answer> answer =
                fault.reachesApi() ? Optional.of(standIn.answer(call)) : fault.answer(standIn.refusals(), call);
        if (fault.silencesAnswer()) {
            journal.add(call, Journal.NO_STATUS, standIn.clock());
            reset(request, callback);
        } else {
            journal.add(call, answer.orElseThrow().status(), standIn.clock());
            Runnable send = () -> send(answer.orElseThrow(), fault, response, callback);
            afterDelay(fault, request, send);
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

    private static void send(Answer answer, Fault fault, Response response, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
        answer.headers().forEach(response.getHeaders()::put);
        JsonNode json = answer.body();
        String text = json.isTextual() ? json.textValue() : json.toString();
        byte[] body = json.isNull() ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
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
