package io.salesflow.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.TypeConverterRegistry;

/** Converts the records of Salesflow to Map, JsonNode, String, InputStream and bytes with the API's names, and back. */
@Converter(generateLoader = true)
public final class SalesflowConverters {
    private SalesflowConverters() {}

    @Converter
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toMap(SalesflowRecord answer) {
        return Json.mapper().convertValue(Json.tree(answer), Map.class);
    }

    @Converter
    public static JsonNode toJsonNode(SalesflowRecord answer) {
        return Json.tree(answer);
    }

    @Converter
    public static String toText(SalesflowRecord answer) {
        return Json.text(answer);
    }

    @Converter
    public static byte[] toBytes(SalesflowRecord answer) {
        return toText(answer).getBytes(StandardCharsets.UTF_8);
    }

    @Converter
    public static InputStream toInputStream(SalesflowRecord answer) {
        return new ByteArrayInputStream(toBytes(answer));
    }

    /** Reads a record of the wanted type; null for types that are not ours. */
    @Converter(fallback = true)
    public static <T> T toRecord(Class<T> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        if (!SalesflowRecord.class.isAssignableFrom(type) || type == SalesflowRecord.class) {
            return null;
        }
        JsonNode tree = tree(type, value);
        try {
            return tree == null ? null : Json.reader(type, ZoneOffset.UTC).readValue(tree);
        } catch (IOException e) {
            throw new TypeConversionException(value, type, e);
        }
    }

    private static JsonNode tree(Class<?> type, Object value) {
        try {
            if (value instanceof Map || value instanceof JsonNode) {
                return Json.tree(value);
            }
            if (value instanceof CharSequence text) {
                return Json.mapper().readTree(text.toString());
            }
            if (value instanceof byte[] bytes) {
                return Json.mapper().readTree(bytes);
            }
            return value instanceof InputStream stream ? Json.mapper().readTree(stream) : null;
        } catch (IOException e) {
            throw new TypeConversionException(value, type, e);
        }
    }
}
