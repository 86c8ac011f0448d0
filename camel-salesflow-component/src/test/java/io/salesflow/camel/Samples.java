package io.salesflow.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The answers that the vendor's reference shows, as they stand there; and for two operations, one of our own. */
final class Samples {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Samples() {}

    /** The sample of an operation. */
    static String of(String operation) {
        String name = operation.replace('/', '-');
        String documented = textOrNull(name);
        return documented != null ? documented : named("not-documented/" + name);
    }

    static String named(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw new IllegalArgumentException("No sample " + name);
        }
        return text;
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The elements of a list. */
    static List<JsonNode> elements(String json) {
        List<JsonNode> elements = new ArrayList<>();
        tree(json).forEach(elements::add);
        return elements;
    }

    private static String textOrNull(String name) {
        try (InputStream stream = Samples.class.getResourceAsStream("/samples/" + name + ".json")) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
