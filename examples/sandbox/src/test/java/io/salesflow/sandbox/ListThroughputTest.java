package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ListThroughputTest {

    private static final int MEMBERS = 200_000;

    @Test
    void aLongListIsNoBottleneck() throws IOException, InterruptedException {
        try (SalesflowSandbox sandbox =
                SalesflowSandbox.builder().members(MEMBERS).start()) {
            long first = read(sandbox, false);
            assertThat(first).isGreaterThan(MEMBERS * 300L);
            double best = 0;
            for (int round = 0; round < 5; round++) {
                long start = System.nanoTime();
                long bytes = read(sandbox, false);
                assertThat(bytes).isEqualTo(first);
                best = Math.max(best, bytes * 1e3 / (System.nanoTime() - start));
            }
            System.out.printf("List of %,d contacts: %,.0f MB/s%n", MEMBERS, best);
            assertThat(best).as("MB/s, with room for a busy machine").isGreaterThan(100);
            assertThat(read(sandbox, true)).isEqualTo(first);
        }
    }

    private static long read(SalesflowSandbox sandbox, boolean compressed) throws IOException, InterruptedException {
        String url = sandbox.apiUrl() + "/members/list-contacts-by-accountid"
                + ApiClient.query(
                        List.of("token", sandbox.token(), "accountId", Integer.toString(sandbox.accountId())));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (compressed) {
            request.header("Accept-Encoding", "gzip");
        }
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Encoding").isPresent())
                .isEqualTo(compressed);
        try (InputStream body = compressed ? new GZIPInputStream(response.body()) : response.body()) {
            return body.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
