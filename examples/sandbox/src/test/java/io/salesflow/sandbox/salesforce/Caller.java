package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls the sandbox as an application would: over HTTP, with an access token. */
record Caller(String url, String accessToken) {

    static final String DATA = "/services/data/v62.0/";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Reply(int status, String text) {

        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + text, e);
            }
        }

        String errorCode() {
            return json().path(0).path("errorCode").asText();
        }
    }

    static Caller loggedIn(SalesforceSandbox sandbox) throws IOException {
        Reply login = login(sandbox, "client_credentials", sandbox.clientId(), sandbox.clientSecret());
        return new Caller(
                login.json().path("instance_url").asText(),
                login.json().path("access_token").asText());
    }

    static Reply login(SalesforceSandbox sandbox, String grantType, String clientId, String clientSecret)
            throws IOException {
        return new Caller(sandbox.loginUrl(), "")
                .call(
                        "POST",
                        "/services/oauth2/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=" + grantType + "&client_id=" + clientId + "&client_secret=" + clientSecret);
    }

    Reply get(String resource) throws IOException {
        return call("GET", DATA + resource, "", "");
    }

    Reply query(String soql) throws IOException {
        return get("query/?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    }

    /** The body is JSON with apostrophes for quotes. */
    Reply upsert(String type, String externalId, String records) throws IOException {
        return json("PATCH", "composite/sobjects/" + type + "/" + externalId, records);
    }

    Reply create(String records) throws IOException {
        return json("POST", "composite/sobjects", records);
    }

    Reply update(String records) throws IOException {
        return json("PATCH", "composite/sobjects", records);
    }

    private Reply json(String method, String resource, String records) throws IOException {
        return call(
                method,
                DATA + resource,
                "application/json",
                ("{'allOrNone': false, 'records': [" + records + "]}").replace('\'', '"'));
    }

    Reply call(String method, String pathAndQuery, String contentType, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + pathAndQuery))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(20));
        if (!accessToken.isEmpty()) {
            request.header("Authorization", "Bearer " + accessToken);
        }
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
