package io.salesflow.camel.routes.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.api.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A digest as JSON: what templates know, with the names that JSON has here, which begin with a capital. */
final class DigestJson {
    /** The name of the account's number. */
    static final String ACCOUNT_ID = "accountId";
    /** The name of the last day. */
    static final String LAST_DAY = "lastDay";

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private DigestJson() {}

    static String text(Map<String, Object> values) {
        try {
            return Json.mapper().writeValueAsString(renamed(values, DigestJson::capitalised));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The figures of the digest can't be written as JSON", e);
        }
    }

    static Map<String, Object> values(JsonNode digest) {
        Map<String, Object> values = new LinkedHashMap<>();
        Json.mapper()
                .convertValue(digest, VALUES)
                .forEach((name, value) -> values.put(uncapitalised(name), renamed(value, DigestJson::uncapitalised)));
        return values;
    }

    private static Object renamed(Object value, UnaryOperator<String> names) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> renamed = new TreeMap<>();
            map.forEach((name, each) -> renamed.put(names.apply(String.valueOf(name)), renamed(each, names)));
            return renamed;
        }
        return value instanceof Collection<?> several
                ? several.stream().map(each -> renamed(each, names)).toList()
                : value;
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String uncapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
