package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Somebody else who uses the HubSpot account. */
public final class Caller {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Caller() {}

    static void post(HubSpotSandbox hubSpot, String path, String json) {
        send(hubSpot, "POST", path, json);
    }

    public static void patch(HubSpotSandbox hubSpot, String path, String json) {
        send(hubSpot, "PATCH", path, json);
    }

    private static void send(HubSpotSandbox hubSpot, String method, String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hubSpot.apiUrl() + path))
                .header("Authorization", "Bearer " + hubSpot.token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
