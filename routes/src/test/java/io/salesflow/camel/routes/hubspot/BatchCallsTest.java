package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.routes.hubspot.BatchCalls.RecordAnswer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchCallsTest {
    @Test
    void aResultWithoutOurNameForItIsKnownByItsKeyAndByNothingElse() {
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        inputs.put("ada", json("{'id': 'ada', 'idProperty': 'our_key', 'properties': {'firstname': 'bob'}}"));
        inputs.put("bob", json("{'id': 'bob', 'idProperty': 'our_key', 'properties': {'firstname': 'ada'}}"));

        Map<String, RecordAnswer> answers = sent(
                inputs,
                "{'results': [{'id': '1', 'properties': {'firstname': 'bob', 'our_key': 'ada'}},"
                        + " {'id': '2', 'properties': {'firstname': 'ada', 'our_key': 'bob'}}]}");

        assertThat(answers.get("ada").result().path("id").asText()).isEqualTo("1");
        assertThat(answers.get("bob").result().path("id").asText()).isEqualTo("2");
    }

    @Test
    void whatIsCreatedIsKnownByThePropertyThatHasItsKey() {
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        inputs.put("key-1", json("{'properties': {'text': 'key-2', 'our_key': 'key-1'}}"));
        inputs.put("key-2", json("{'properties': {'text': 'Hello', 'our_key': 'key-2'}}"));

        Map<String, RecordAnswer> answers = sent(
                inputs,
                "{'results': [{'id': '1', 'properties': {'text': 'key-2', 'our_key': 'key-1'}}],"
                        + " 'errors': [{'message': 'no room'}]}");

        assertThat(answers.get("key-1").isWritten()).isTrue();
        assertThat(answers.get("key-2").isWritten()).isFalse();
        assertThat(answers.get("key-2").reason()).isEqualTo("no room");
    }

    private static Map<String, RecordAnswer> sent(Map<String, ObjectNode> inputs, String answer) {
        JsonNode answered = json(answer);
        return new BatchCalls(100, (path, body, shown) -> answered, null, (trace, words) -> words).send("/", inputs);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) HubSpotJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
