package io.salesflow.camel.client;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Puts the token into the request line at the last moment, below everything that logs, intercepts or reports requests: up
 * to here the request has none.
 */
final class TokenRequestExecutor extends HttpRequestExecutor {
    private static final String SIGNATURE = "io.salesflow.camel.signature";
    private static final String SENT = "io.salesflow.camel.sent";

    /** Says which query parameter is to be added to the request that is run in this context. */
    static void sign(HttpContext context, String parameter, Secret secret) {
        context.setAttribute(SIGNATURE, new Signature(parameter, secret));
    }

    /** Whether anything of the request may have reached the server. */
    static boolean isSent(HttpContext context) {
        return context.getAttribute(SENT) != null;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        boolean isForTheProxy = Method.CONNECT.isSame(request.getMethod());
        if (isForTheProxy || !(context.getAttribute(SIGNATURE) instanceof Signature signature)) {
            return super.execute(request, connection, informationCallback, context);
        }
        context.setAttribute(SENT, true);
        ClassicHttpRequest signed = ClassicRequestBuilder.copy(request).build();
        signed.setPath(signature.addedTo(request.getPath()));
        return super.execute(signed, connection, informationCallback, context);
    }

    private record Signature(String parameter, Secret secret) {
        String addedTo(String path) {
            return path + (path.contains("?") ? "&" : "?") + parameter + "=" + secret.urlEncoded();
        }
    }
}
