package io.salesflow.hawtio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls Jolokia over HTTP, as Hawtio's pages and other programs do. */
final class JolokiaClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String hawtio;
    private final String authorization;

    JolokiaClient(String hawtio, String user, String password) {
        this.hawtio = hawtio;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Logs in once, so that not every call has to. */
    JolokiaClient loggedIn(String user, String password) throws Exception {
        String body = JSON.createObjectNode()
                .put("username", user)
                .put("password", password)
                .toString();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(hawtio + "auth/login"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return this;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                request("jolokia/").header("Content-Type", "text/json").POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    List<String> names(String pattern) throws Exception {
        List<String> names = new ArrayList<>();
        call("search", pattern, null).path("value").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** All attributes, as they were answered. */
    String attributes(String name) throws Exception {
        return call("read", name, null).toString();
    }

    /** The operations of an MBean, with the arguments of each. */
    Map<String, List<JsonNode>> operations(String name) throws Exception {
        int colon = name.indexOf(':');
        String path = name.substring(0, colon) + "/"
                + name.substring(colon + 1).replace("!", "!!").replace("/", "!/") + "/op";
        ObjectNode request = JSON.createObjectNode().put("type", "list").put("path", path);
        Map<String, List<JsonNode>> operations = new TreeMap<>();
        JSON.readTree(post(request.toString()).body())
                .path("value")
                .properties()
                .forEach(operation -> {
                    List<JsonNode> overloaded = new ArrayList<>();
                    if (operation.getValue().isArray()) {
                        operation.getValue().forEach(overloaded::add);
                    } else {
                        overloaded.add(operation.getValue());
                    }
                    operations.put(operation.getKey(), overloaded);
                });
        return operations;
    }

    String execute(String name, String signature, List<Object> arguments) throws Exception {
        ArrayNode given = JSON.createArrayNode();
        arguments.forEach(given::addPOJO);
        return call("exec", name, request -> {
                    request.put("operation", signature);
                    request.set("arguments", given);
                })
                .toString();
    }

    void write(String name, String attribute, Object value) throws Exception {
        JsonNode answer = call("write", name, request -> {
            request.put("attribute", attribute);
            request.putPOJO("value", value);
        });
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
    }

    private JsonNode call(String type, String name, java.util.function.Consumer<ObjectNode> more) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("type", type).put("mbean", name);
        request.putObject("config").put("ignoreErrors", true);
        if (more != null) {
            more.accept(request);
        }
        return JSON.readTree(post(request.toString()).body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hawtio + path))
                .timeout(TIMEOUT)
                .header("Authorization", authorization);
    }
}
