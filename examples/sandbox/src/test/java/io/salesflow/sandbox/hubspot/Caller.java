package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls the sandbox as an application would: over HTTP, with a token. */
record Caller(String apiUrl, String token, Duration timeout) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Reply(int status, HttpHeaders headers, String text) {

        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + text, e);
            }
        }

        String message() {
            return json().path("message").asText();
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    static Caller of(HubSpotSandbox sandbox) {
        return new Caller(sandbox.apiUrl(), sandbox.token(), Duration.ofSeconds(20));
    }

    Caller withTimeout(Duration shorter) {
        return new Caller(apiUrl, token, shorter);
    }

    Caller withToken(String other) {
        return new Caller(apiUrl, other, timeout);
    }

    Reply get(String pathAndQuery) throws IOException {
        return call("GET", pathAndQuery, "", "");
    }

    Reply post(String path, String json) throws IOException {
        return call("POST", path, "application/json", json);
    }

    Reply patch(String path, String json) throws IOException {
        return call("PATCH", path, "application/json", json);
    }

    Reply call(String method, String pathAndQuery, String contentType, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(apiUrl + pathAndQuery))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(timeout);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
