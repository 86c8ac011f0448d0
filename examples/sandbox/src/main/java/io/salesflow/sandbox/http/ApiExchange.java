package io.salesflow.sandbox.http;

import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SelectableChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** One request and its way back over the wire. */
final class ApiExchange {

    private static final String GZIP = "gzip";
    private static final String JSON = "application/json; charset=utf-8";

    private final Request request;
    private final Response response;
    private final boolean compression;

    ApiExchange(Request request, Response response, boolean compression) {
        this.request = request;
        this.response = response;
        this.compression = compression;
    }

    void send(Answer answer) throws IOException {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        if (answer.gzipBody() != null && wantsGzip()) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, GZIP);
            response.getHeaders().put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
            write(answer.gzipBody());
        } else {
            write(answer.body());
        }
    }

    void send(Fault.Answer answer) throws IOException {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        write(out -> out.write(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    void echoRequestLine(int status) throws IOException {
        String requestLine = request.getMethod() + " " + request.getHttpURI().getPathQuery();
        send(new Fault.Answer(
                status,
                Map.of(),
                "text/html; charset=utf-8",
                "<html><body><h1>Bad gateway</h1><pre>" + requestLine + "</pre></body></html>"));
    }

    /** Ends the connection by a TCP reset, without a word. */
    void reset() throws IOException {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint instanceof SelectableChannelEndPoint selectable
                && selectable.getChannel() instanceof SocketChannel channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        endPoint.close();
    }

    private boolean wantsGzip() {
        return compression
                && request.getHeaders()
                        .getQualityCSV(HttpHeader.ACCEPT_ENCODING)
                        .contains(GZIP);
    }

    private void write(Answer.Body body) throws IOException {
        AnswerStream out = new AnswerStream(response);
        try {
            body.write(out);
        } catch (FaultyBody.CutException cut) {
            reset();
            throw cut;
        }
        out.close();
    }
}
