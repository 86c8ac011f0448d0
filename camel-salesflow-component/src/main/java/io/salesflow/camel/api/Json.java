package io.salesflow.camel.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.ZoneId;

/** The JSON of the API, between texts, trees and records. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /**
     * Reads records of a type.
     *
     * @param zone the zone of times that name none
     */
    public static ObjectReader reader(Class<?> type, ZoneId zone) {
        return MAPPER.readerFor(type).withAttribute(ApiTime.ZONE, zone);
    }

    /** A mapper for trees and records, with the API's names. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The record as a tree with the API's names. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The record as JSON text with the API's names. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Can't be written as JSON: " + value.getClass().getName(), e);
        }
    }
}
