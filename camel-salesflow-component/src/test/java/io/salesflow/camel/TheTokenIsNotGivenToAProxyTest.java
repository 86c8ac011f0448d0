package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Through a proxy https goes in a tunnel, which the proxy is asked for in clear text. */
class TheTokenIsNotGivenToAProxyTest {
    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private ServerSocket proxy;

    @BeforeEach
    void start() throws IOException {
        proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::refuseEverybody, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    @Test
    void theTunnelIsAskedForWithoutItAndARefusedOneLeavesNoDoubtAboutAnImport() {
        salesflow.component().getConfiguration().setApiUrl("https://salesflow.example.com/api");
        Exchange done = salesflow.send(
                "salesflow:members/import?campaignId=1&linkedInUrl=https://www.linkedin.com/in/ada"
                        + "&http.proxyHost=127.0.0.1&http.proxyAuthScheme=http&http.proxyPort=" + proxy.getLocalPort(),
                null,
                Map.of());

        await().untilAsserted(() -> assertThat(seen).isNotEmpty());
        assertThat(seen.get(0)).isEqualTo("CONNECT salesflow.example.com:443 HTTP/1.1");
        assertThat(seen).noneMatch(line -> line.contains(SalesflowStub.TOKEN));
        assertThat(done.getException()).isInstanceOf(SalesflowException.class).satisfies(failure -> assertThat(
                        ((SalesflowException) failure).isOutcomeUnknown())
                .as(failure.getMessage())
                .isFalse());
        assertThat(done.getException()).isNotInstanceOf(SalesflowConnectionException.class);
    }

    private void refuseEverybody() {
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept();
                    BufferedReader request = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                    seen.add(line);
                }
                socket.getOutputStream()
                        .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                seen.add("closed");
            }
        }
    }
}
