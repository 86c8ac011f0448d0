package io.salesflow.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The plainest possible client of the API. */
final class ApiClient {

    /** An answer, read as a whole. */
    record Reply(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final SalesflowSandbox sandbox;

    ApiClient(SalesflowSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Token and account are added to the query, which is given as names and values in turn. */
    Reply get(String resource, String... query) {
        return call("GET", resource, null, query);
    }

    /** Asks for a compressed answer, and reads it whether it is compressed or not. */
    String getCompressed(String resource, String... query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(resource, query)))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        boolean compressed = response.headers().firstValue("Content-Encoding").isPresent();
        try (InputStream body = compressed ? new GZIPInputStream(response.body()) : response.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Reply call(String method, String resource, String body, String... query) {
        return raw(method, url(resource, query), body);
    }

    private String url(String resource, String... query) {
        List<String> withAccount =
                new ArrayList<>(List.of("token", sandbox.token(), "accountId", Integer.toString(sandbox.accountId())));
        withAccount.addAll(List.of(query));
        return sandbox.apiUrl() + "/" + resource + query(withAccount);
    }

    Reply raw(String method, String url, String body) {
        try {
            return send(method, url, body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Reply send(String method, String url, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static String query(List<String> namesAndValues) {
        StringBuilder query = new StringBuilder("?");
        for (int index = 0; index < namesAndValues.size(); index += 2) {
            query.append(index == 0 ? "" : "&")
                    .append(namesAndValues.get(index))
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues.get(index + 1), StandardCharsets.UTF_8));
        }
        return query.toString();
    }
}
