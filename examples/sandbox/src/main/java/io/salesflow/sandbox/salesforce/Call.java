package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** One HTTP call, read completely. Path and parameters are decoded; those of a form are among the parameters. */
record Call(
        String method,
        String path,
        Map<String, String> parameters,
        String authorization,
        String contentType,
        String body) {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    boolean isForm() {
        return hasType("application/x-www-form-urlencoded");
    }

    ObjectNode json() {
        if (!hasType("application/json")) {
            throw Refusal.unsupportedMediaType(contentType);
        }
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.unreadable("an object is expected");
        } catch (JsonProcessingException e) {
            throw Refusal.unreadable(e.getOriginalMessage());
        }
    }

    private boolean hasType(String type) {
        return contentType != null && contentType.startsWith(type);
    }
}
