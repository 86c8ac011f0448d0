package io.salesflow.camel.client;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection whose bytes no logger sees. The client's own kind writes every request line to its wire and header loggers,
 * and the token is in the request line.
 */
final class UnloggedConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {
    private Timeout socketTimeout = Timeout.ZERO_MILLISECONDS;

    UnloggedConnection(Socket socket) throws IOException {
        super(Http1Config.DEFAULT);
        if (socket != null) {
            bind(socket);
        }
    }

    @Override
    public void bind(Socket socket) throws IOException {
        super.bind(socket);
        socketTimeout = Timeout.ofMilliseconds(socket.getSoTimeout());
    }

    @Override
    public void bind(SSLSocket secureSocket, Socket socket) throws IOException {
        super.bind(new SocketHolder(secureSocket, socket));
        socketTimeout = Timeout.ofMilliseconds(secureSocket.getSoTimeout());
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        super.setSocketTimeout(timeout);
        socketTimeout = timeout;
    }

    @Override
    public void passivate() {
        super.setSocketTimeout(Timeout.ZERO_MILLISECONDS);
    }

    @Override
    public void activate() {
        super.setSocketTimeout(socketTimeout);
    }
}
