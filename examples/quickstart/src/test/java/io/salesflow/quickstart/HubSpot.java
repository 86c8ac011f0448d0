package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The stand-in for HubSpot, as others who use it see it. */
record HubSpot(String url, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    static HubSpot of(RunningQuickstart running) {
        return new HubSpot(
                running.printed("HubSpot: +stand-in at (http://\\S+)"),
                running.printed("Authorization: Bearer ([^']+)'"));
    }

    String add(String email, String key) throws IOException, InterruptedException {
        return send(
                        "POST",
                        "",
                        "{\"properties\": {\"email\": \"" + email + "\", \"salesflow_linkedin_key\": \"" + key + "\"}}")
                .path("id")
                .asText();
    }

    void setEmail(String id, String email) throws IOException, InterruptedException {
        send("PATCH", "/" + id, "{\"properties\": {\"email\": \"" + email + "\"}}");
    }

    /** By which Salesflow knows the contact of that e-mail address. */
    String keyOf(String email) throws IOException, InterruptedException {
        return send("GET", "/" + email + "?idProperty=email&properties=salesflow_linkedin_key", "")
                .at("/properties/salesflow_linkedin_key")
                .asText();
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(url + "/crm/v3/objects/contacts" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
