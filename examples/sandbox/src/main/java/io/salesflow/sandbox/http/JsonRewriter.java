package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Rewrites JSON in ways that a careful reader survives. */
final class JsonRewriter {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonRewriter() {}

    static void rewrite(byte[] json, Fault.Rewrite rewrite, OutputStream out) throws IOException {
        try (JsonGenerator generator = Json.generator(out)) {
            write(MAPPER.readTree(json), rewrite, generator);
        }
    }

    private static void write(JsonNode node, Fault.Rewrite rewrite, JsonGenerator generator) throws IOException {
        if (node.isArray()) {
            generator.writeStartArray();
            for (JsonNode element : node) {
                write(element, rewrite, generator);
            }
            generator.writeEndArray();
        } else if (node.isObject()) {
            writeObject(node, rewrite, generator);
        } else {
            MAPPER.writeTree(generator, node);
        }
    }

    private static void writeObject(JsonNode object, Fault.Rewrite rewrite, JsonGenerator generator)
            throws IOException {
        generator.writeStartObject();
        boolean first = true;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (first && rewrite == Fault.Rewrite.DUPLICATE_KEYS) {
                writeField(field.getKey(), field.getValue(), rewrite, generator);
            }
            if (rewrite == Fault.Rewrite.UNKNOWN_ENUM_VALUES && isNameOfStatus(field)) {
                generator.writeStringField(
                        field.getKey(), unknownLike(field.getValue().textValue()));
            } else {
                writeField(field.getKey(), field.getValue(), rewrite, generator);
            }
            first = false;
        }
        if (rewrite == Fault.Rewrite.UNKNOWN_FIELDS) {
            generator.writeStringField("SandboxUnknownText", "nobody documented this");
            generator.writeObjectFieldStart("SandboxUnknownObject");
            generator.writeNumberField("Depth", 1);
            generator.writeEndObject();
        }
        generator.writeEndObject();
    }

    private static void writeField(String name, JsonNode value, Fault.Rewrite rewrite, JsonGenerator generator)
            throws IOException {
        generator.writeFieldName(name);
        write(value, rewrite, generator);
    }

    private static boolean isNameOfStatus(Map.Entry<String, JsonNode> field) {
        return field.getKey().equals("Status") && field.getValue().isTextual();
    }

    private static String unknownLike(String status) {
        String prefix = status.substring(0, status.indexOf('_') + 1);
        return prefix.equals("MEMBER_") ? status + ", MEMBER_SANDBOX_UNKNOWN" : prefix + "SANDBOX_UNKNOWN";
    }
}
