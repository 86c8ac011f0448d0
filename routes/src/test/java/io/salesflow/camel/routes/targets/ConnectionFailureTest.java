package io.salesflow.camel.routes.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Somebody who looks after a hub reads why a target is away, and not what an HTTP client looks like inside. */
class ConnectionFailureTest {
    private static final String INSIDE = "oejcti.HttpConnectionOverHTTP@b9d3691::oeji.SocketChannelEndPoint@61364e68"
            + "[{l=/127.0.0.1:39408,r=/127.0.0.1:35811,ISHUT,fill=-,flush=-,to=1/10000}{io=1/0,kio=1,kro=1}]->\n[oejcti]";

    @Test
    void whatHappensToConnectionsIsToldInWords() {
        assertThat(words(new ConnectException("Connection refused"))).isEqualTo("refuses the connection");
        assertThat(words(new SocketTimeoutException("Read timed out"))).isEqualTo("does not answer in time");
        assertThat(words(new TimeoutException("Total timeout 60000 ms elapsed")))
                .isEqualTo("does not answer in time");
        assertThat(words(new EOFException(INSIDE))).isEqualTo("broke off the connection");
        assertThat(words(new ClosedChannelException())).isEqualTo("broke off the connection");
        assertThat(words(new UnknownHostException("login.example")))
                .contains("host that nobody knows", "Check its name");
        assertThat(words(new SSLHandshakeException("PKIX path building failed")))
                .contains("PKIX path building failed", "certificate");
    }

    @Test
    void anythingElseIsToldAsItIsButForWhatObjectsLookLike() {
        assertThat(words(new IOException("Pool is full: HttpClient@1f2e3d4{STARTED}[pool=64]")))
                .isEqualTo("can't be reached: IOException: Pool is full");
        assertThat(words(new IOException(INSIDE))).isEqualTo("can't be reached: IOException");
        assertThat(words(new IOException())).isEqualTo("can't be reached: IOException");
    }

    private static String words(Exception inside) {
        return ConnectionFailure.words(
                new RuntimeException("outside: " + INSIDE, new UncheckedIOException(new IOException(inside))));
    }
}
