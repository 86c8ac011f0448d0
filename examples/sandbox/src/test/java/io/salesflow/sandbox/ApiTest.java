package io.salesflow.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.ApiClient.Reply;
import io.salesflow.sandbox.account.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test that talks to a sandbox of its class, fresh for each test. */
abstract class ApiTest {

    @RegisterExtension
    static final SalesflowSandboxExtension EXTENSION = new SalesflowSandboxExtension();

    SalesflowSandbox sandbox;
    ApiClient api;

    @BeforeEach
    void connect() {
        sandbox = EXTENSION.sandbox();
        api = new ApiClient(sandbox);
    }

    SandboxContact contact(String slug) {
        return sandbox.campaign().addContact("https://www.linkedin.com/in/" + slug);
    }

    String campaignId() {
        return Integer.toString(sandbox.campaign().id());
    }

    static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.get(field).asText())
                .toList();
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static String message(Reply reply) {
        return reply.json().get("Message").asText();
    }
}
