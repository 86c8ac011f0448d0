package io.salesflow.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.Operation;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/**
 * The arguments in a message's body: a record, a Map whose keys are in camel or Pascal case, or JSON text. For the list by
 * public identifiers a plain list of them will do. A body of another kind holds none; other keys are passed over.
 *
 * <p>A contact that was read and is imported, one with a {@code MemberId}, says who, not whereto: the campaign that it
 * came from is not taken.
 */
final class BodyArguments {
    private final Map<String, Object> values = new HashMap<>();

    private BodyArguments() {}

    static BodyArguments none() {
        return new BodyArguments();
    }

    /**
     * Reads the body.
     *
     * @throws IllegalArgumentException if it is broken JSON, or names an argument twice with different values
     */
    static BodyArguments of(Operation operation, Message message) {
        BodyArguments arguments = new BodyArguments();
        arguments.add(operation, contentOf(operation, message));
        boolean isContactThatWasRead = arguments.values.containsKey(key(Argument.MEMBER_ID.optionName()));
        if (operation == Operation.MEMBERS_IMPORT && isContactThatWasRead) {
            arguments.values.remove(key(Argument.CAMPAIGN_ID.optionName()));
        }
        return arguments;
    }

    /** The value of an argument, or null. */
    Object value(Argument argument) {
        return argument.namesInBodies().stream()
                .map(name -> values.get(key(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void add(Operation operation, Object content) {
        if (content instanceof Map<?, ?> map) {
            map.forEach((name, value) -> add(operation, String.valueOf(name), value));
        } else if (operation == Operation.MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS && isList(content)) {
            values.put(key(Argument.PUBLIC_IDENTIFIERS.optionName()), content);
        } else if (isList(content)) {
            throw new IllegalArgumentException("Salesflow operation " + operation.operationName()
                    + ": the body is a list, but must be one record, Map or JSON object. Split it first.");
        }
    }

    private void add(Operation operation, String name, Object value) {
        Object earlier = value == null ? null : values.put(key(name), value);
        if (earlier != null && !earlier.equals(value)) {
            throw new IllegalArgumentException("Salesflow operation " + operation.operationName() + ": the body has '"
                    + name + "' twice, in different case and with different values");
        }
    }

    private static Object contentOf(Operation operation, Message message) {
        Object body = message.getBody();
        if (body instanceof Record bodyRecord) {
            return plain(Json.tree(bodyRecord));
        }
        if (body instanceof JsonNode tree) {
            return plain(tree);
        }
        if (body instanceof CharSequence
                || body instanceof byte[]
                || body instanceof InputStream
                || body instanceof StreamCache
                || body instanceof Reader
                || body instanceof File
                || body instanceof WrappedFile) {
            return parsed(operation, message.getBody(String.class).strip());
        }
        return body;
    }

    private static Object parsed(Operation operation, String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return null;
        }
        try {
            return plain(Json.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Salesflow operation " + operation.operationName()
                    + ": the body is broken JSON, at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
    }

    private static Object plain(JsonNode tree) {
        return Json.mapper().convertValue(tree, Object.class);
    }

    private static boolean isList(Object content) {
        return content instanceof Collection || content instanceof Object[];
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
