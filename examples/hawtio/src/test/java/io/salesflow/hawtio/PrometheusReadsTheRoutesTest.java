package io.salesflow.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What tools on the same machine see of the routes beside Hawtio. */
class PrometheusReadsTheRoutesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private static int port;
    private static SampleRoutes routes;

    @BeforeAll
    static void start() {
        port = FreePort.find();
        routes = SampleRoutes.start(
                SampleServices.standIns(), Duration.ofMillis(500), new ManagementServer(port, false));
    }

    @AfterAll
    static void stop() {
        if (routes != null) {
            routes.close();
        }
    }

    @Test
    void theMetricsOfFeedsAndCallsAreThere() {
        await().atMost(LONGEST).untilAsserted(() -> {
            HttpResponse<String> metrics = get("metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(metrics.body())
                    .containsPattern("(?m)^salesflow_feed_elements_total\\{.*} [1-9]")
                    .containsPattern("(?m)^salesflow_calls_seconds_count\\{.*} [1-9]");
        });
        assertThat(routes.description()).contains("http://127.0.0.1:" + port + "/observe/metrics");
    }

    @Test
    void healthIsThereAndJolokiaOnlyForAHawtioInAnotherProcess() throws Exception {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(get("health").body()).contains("\"UP\""));
        assertThat(get("jolokia").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesOfOtherSitesAreRefused() throws Exception {
        assertThat(get("metrics", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
