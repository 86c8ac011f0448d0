package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser needs to show Kaoto with our catalogue. */
class KaotoCatalogServerTest {
    @TempDir
    private Path folder;

    @Test
    void aPageOfAnotherSiteReadsTheCatalogue() throws Exception {
        try (KaotoCatalogServer server = KaotoCatalogServer.start(zip("index.json", "main/4.18.4/ä.json"), 0)) {
            HttpResponse<String> index = call("GET", server.url());

            assertThat(index.statusCode()).isEqualTo(200);
            assertThat(index.body()).isEqualTo("of index.json");
            assertThat(index.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(index.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(call("GET", server.url().replace("index", "main/4.18.4/%C3%A4"))
                            .body())
                    .isEqualTo("of main/4.18.4/ä.json");
            assertThat(call("OPTIONS", server.url()).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void nothingElseIsServed() throws Exception {
        try (KaotoCatalogServer server = KaotoCatalogServer.start(zip("index.json"), 0)) {
            assertThat(call("GET", server.url().replace("index.json", "../secret"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(call("GET", server.url().replace("index.json", "")).statusCode())
                    .isEqualTo(404);
            assertThat(call("POST", server.url()).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void whatIsNoCatalogueIsRefusedInWords() throws IOException {
        Path other = zip("other.json");

        assertThatThrownBy(() -> KaotoCatalogServer.start(other, 0))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("it has no index.json");
        assertThatThrownBy(() -> KaotoCatalogServer.start(folder.resolve("nothing.zip"), 0))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("mvn -pl catalog");
    }

    private static HttpResponse<String> call(String method, String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Origin", "https://kaoto.example.com")
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private Path zip(String... names) throws IOException {
        Path file = folder.resolve(names[0] + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("of " + name).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
